import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EntityManager } from '@mikro-orm/sql';
import type { Command } from 'commander';
import { Config } from '#config';
import {
  type Advice,
  composingSettings,
  listTexts,
  loadTemplates,
  settleTexts,
  TemplateBook,
  type TemplateMistake,
} from '#correspondence';
import { DomainError } from '#shared';
import { PRODUCT_DIR } from '../product-dir.js';
import { type CommandContext, print } from './command.js';
import type { Choose } from './program.js';

export function addTemplateCommands(root: Command, choose: Choose): void {
  const templates = root.command('template').description('The words that are sent');
  templates
    .command('check')
    .description(
      'What is wrong with the templates, and what could be better, each with its file, line and column; changes nothing',
    )
    .argument('[folder]', "an organisation's own templates; absent: those of this installation")
    .option('--json', 'one line of JSON for each mistake, and for each piece of advice', false)
    .action((folder: string | undefined, { json }: { json: boolean }) => {
      choose(async (context) => {
        const { count, mistakes, advice } = await checked(context, folder);
        for (const mistake of mistakes) print(context, json, mistake, inOneLine(mistake));
        for (const each of advice) {
          print(context, json, { ...each, advice: true }, `${inOneLine(each)} (advice)`);
        }
        if (!json) {
          const pieces = advice.length === 1 ? '1 piece' : `${advice.length} pieces`;
          context.out(`${count} templates, ${mistakes.length} mistakes, ${pieces} of advice.\n`);
        }
        return mistakes.length === 0 ? 0 : 1;
      });
    });
}

/** With a folder, only files count; without one, what was saved in the app counts before them. */
async function checked({ app, cwd }: CommandContext, folder: string | undefined) {
  const own = folder
    ? await existing(resolve(cwd, folder), folder)
    : join(app.get(Config).dataDir, 'templates');
  const files = await loadTemplates(join(PRODUCT_DIR, 'templates'), own);
  const newest = folder ? [] : (await app.get(TemplateBook).words()).newest;
  const saved = newest.flatMap(({ parts, ...each }) => (parts ? [{ ...each, parts }] : []));
  const words = { ...settleTexts(files, saved), newest };
  const { plainLanguage } = await composingSettings(app.get(EntityManager).fork());
  const fileAt = new Map(files.map(({ path, file }) => [path, file]));
  const texts = listTexts(files, words, plainLanguage).flatMap(({ languages }) => languages);
  const advice = texts.flatMap(({ from, advice }) =>
    advice.map((each) => ({ ...each, file: (from !== 'app' && fileAt.get(each.file)) || each.file })),
  );
  const { renderer, fellBack } = words;
  const mistakes = [
    ...renderer.mistakes,
    ...renderer.withoutContact,
    ...fellBack.flatMap((each) => each.mistakes),
  ];
  return { count: renderer.keys.length, mistakes, advice };
}

function inOneLine({ file, line, column, message }: TemplateMistake | Advice): string {
  return line === null ? `${file}: ${message}` : `${file}:${line}:${column}: ${message}`;
}

/** @throws DomainError `not-found` */
async function existing(path: string, name: string): Promise<string> {
  const info = await stat(path).catch(() => null);
  if (!info?.isDirectory()) throw DomainError.notFound('folder', name);
  return path;
}
