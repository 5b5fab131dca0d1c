import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { EntityManager } from '@mikro-orm/sql';
import type { Command } from 'commander';
import { reschedule } from '#inbox';
import { Clock, DomainError } from '#shared';
import { Clocks, DueDates, loadBankHolidays } from '#targets';
import { print } from './command.js';
import type { Choose } from './program.js';

export function addHolidaysCommand(root: Command, choose: Choose): void {
  root
    .command('holidays')
    .description('Loads newer bank holidays, and reckons anew the due dates that were waiting for them')
    .argument('<file>', 'the official feed, bank-holidays.json, as it is published')
    .option('--json', 'as one line of JSON', false)
    .action((file: string, { json }: { json: boolean }) => {
      choose(async (context) => {
        const feed = await read(resolve(context.cwd, file));
        const [clock, clocks, dueDates] = [
          context.app.get(Clock),
          context.app.get(Clocks),
          context.app.get(DueDates),
        ];
        const result = await context.app.get(EntityManager).transactional(async (transaction) => {
          const em = transaction as EntityManager;
          const { knownUntil } = await loadBankHolidays(em, feed, clock.date());
          dueDates.forget();
          const { timeZone } = await dueDates.organisation();
          const options = { now: clock.date(), timeZone, why: 'newer bank holidays are known' };
          return { knownUntil, moved: await reschedule(em, clocks, 'provisional', options) };
        });
        dueDates.forget();
        const words = `Bank holidays are known until the end of ${result.knownUntil}. ${result.moved} due dates have moved.`;
        print(context, json, result, words);
        return 0;
      });
    });
}

async function read(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw DomainError.invalid(`${path} cannot be read as JSON: ${(error as Error).message}`);
  }
}
