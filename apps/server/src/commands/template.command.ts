import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { Config } from '#config';
import { loadTemplates, TemplateRenderer } from '#correspondence';
import { DomainError } from '#shared';
import { PRODUCT_DIR } from '../product-dir.js';
import { print } from './command.js';
import type { Choose } from './program.js';

export function addTemplateCommands(root: Command, choose: Choose): void {
  const templates = root.command('template').description('The words that are sent');
  templates
    .command('check')
    .description('What is wrong with the templates, each with its file, line and column; changes nothing')
    .argument('[folder]', "an organisation's own templates; absent: those of this installation")
    .option('--json', 'one line of JSON a mistake', false)
    .action((folder: string | undefined, { json }: { json: boolean }) => {
      choose(async (context) => {
        const own = folder
          ? await existing(resolve(context.cwd, folder), folder)
          : join(context.app.get(Config).dataDir, 'templates');
        const renderer = new TemplateRenderer(await loadTemplates(join(PRODUCT_DIR, 'templates'), own));
        const mistakes = [...renderer.mistakes, ...renderer.withoutContact];
        for (const mistake of mistakes) {
          const { file, line, column, message } = mistake;
          print(context, json, mistake, `${file}:${line}:${column}: ${message}`);
        }
        if (!json) context.out(`${renderer.keys.length} templates, ${mistakes.length} mistakes.\n`);
        return mistakes.length === 0 ? 0 : 1;
      });
    });
}

/** @throws DomainError `not-found` */
async function existing(path: string, name: string): Promise<string> {
  const info = await stat(path).catch(() => null);
  if (!info?.isDirectory()) throw DomainError.notFound('folder', name);
  return path;
}
