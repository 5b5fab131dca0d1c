import { ConsoleLogger, Logger, type LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Config } from '#config';
import { AppModule } from './app.module.js';
import { ServerFile } from './commands/server-file.js';
import { FirstStart } from './first-start.js';
import { prepareHttp } from './http/prepare-http.js';

const LEVELS: LogLevel[] = ['error', 'warn', 'log', 'debug'];

/** Leaves what stops the start to `start.ts`, which says it in one line. */
class StartLogger extends ConsoleLogger {
  override error(message: unknown, ...rest: unknown[]): void {
    if (rest.at(-1) !== 'ExceptionHandler') super.error(message, ...rest);
  }
}

const LONGEST_STOP_MS = 20_000;

/** Starts the whole product in this process, and says in one line where it is. */
export async function serve(config: Config): Promise<void> {
  const levels = LEVELS.slice(0, ['silent', 'error', 'warn', 'info', 'debug'].indexOf(config.logLevel));
  const app = await NestFactory.create<NestExpressApplication>(AppModule, {
    logger: levels.length ? new StartLogger({ logLevels: levels }) : false,
    bodyParser: false,
    abortOnError: false,
  });
  app.enableShutdownHooks();
  endInTime();
  for (const warning of config.warnings) new Logger('config').warn(warning);
  const firstStart = app.get(FirstStart);
  await firstStart.prepare();
  prepareHttp(app);
  if (config.does('web')) await app.listen(config.port, config.host);
  else await app.init();
  const port = config.does('web') ? (app.getHttpServer().address() as { port: number }).port : config.port;
  await app.get(ServerFile).write(port);
  const address = config.publicUrl.replace(`:${config.port}`, `:${port}`);
  const setup = await firstStart.setupAddress();
  console.log(
    setup
      ? `Postroom is running at ${address} — make the first account here: ${setup.replace(config.publicUrl, address)}`
      : `Postroom is running at ${address}`,
  );
}

/** What does not end by itself is ended: an orderly stop must not wait for ever on somebody else. */
function endInTime(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
    });
  }
}
