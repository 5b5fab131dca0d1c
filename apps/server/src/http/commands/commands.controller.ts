import { Body, Controller, Headers, Post, Res } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { ConnectorError } from '#connector-sdk';
import { DomainError } from '#shared';
import type { AnswerLine } from '../../commands/ask-server.js';
import { runCommand } from '../../commands/program.js';
import { ServerFile } from '../../commands/server-file.js';
import { Stopping } from '../../stopping.js';
import { Open } from '../access.js';

const bodySchema = z.object({ argv: z.array(z.string()), cwd: z.string(), asks: z.boolean().default(false) });

/**
 * The command line of the same machine, whose embedded database this process has. It shows the token that stands in a
 * file which only the owner of the data folder can read.
 */
@ApiExcludeController()
@Open()
@Controller('api/commands')
export class CommandsController {
  constructor(
    private readonly app: ModuleRef,
    private readonly file: ServerFile,
    private readonly stopping: Stopping,
  ) {}

  @Post()
  async run(
    @Body({ schema: bodySchema }) { argv, cwd, asks }: z.infer<typeof bodySchema>,
    @Headers('x-postroom-command') token: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    if (!token || !this.file.matches(token)) {
      throw new DomainError(
        'forbidden',
        'command-token',
        'Only the command line of this machine may call this.',
      );
    }
    response.status(200).type('application/x-ndjson');
    const say = (line: AnswerLine) => void response.write(`${JSON.stringify(line)}\n`);
    let exit = 1;
    try {
      exit = await runCommand(argv, {
        out: (out) => say({ out }),
        err: (err) => say({ err }),
        ...(asks ? { ask: (ask) => say({ ask }) } : {}),
        app: { get: (type: never) => this.app.get(type, { strict: false }) } as never,
        cwd,
        signal: this.stopping.signal,
      });
    } catch (error) {
      say({
        err: `${error instanceof DomainError || error instanceof ConnectorError ? error.message : (error as Error).stack}\n`,
      });
    }
    say({ exit });
    response.end();
  }
}
