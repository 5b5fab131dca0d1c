import type { Command } from 'commander';
import { Temporal } from 'temporal-polyfill';
import { DueDates } from '#targets';
import { print, UsageError } from './command.js';
import type { Choose } from './program.js';

export function addDueCommand(root: Command, choose: Choose): void {
  root
    .command('due')
    .description('The due date of a target, with its explanation')
    .argument('<target>', 'key of the target: response, foi, sar …')
    .argument('<instant>', 'when it was received: 2026-04-02T10:00:00+01:00')
    .option('--json', 'as one line of JSON', false)
    .action((target: string, received: string, { json }: { json: boolean }) => {
      const instant = parse(received);
      choose(async (context) => {
        const { due, dueAt, text, days, provisional } = await context.app
          .get(DueDates)
          .reckon(target, instant);
        const lines = days.map(({ date, counted, reason }) => `  ${date}  ${counted ? '✓' : ' '}  ${reason}`);
        print(
          context,
          json,
          { target, received: instant.toString(), due, dueAt: dueAt.toISOString(), text, days, provisional },
          [text, '', ...lines].join('\n'),
        );
        return 0;
      });
    });
}

function parse(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text);
  } catch {
    throw new UsageError(`"${text}" is no instant: write it as 2026-04-02T10:00:00+01:00.`);
  }
}
