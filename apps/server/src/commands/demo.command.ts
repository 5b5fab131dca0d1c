import type { Command } from 'commander';
import { print } from './command.js';
import type { Choose } from './program.js';

export function addDemoCommand(root: Command, choose: Choose): void {
  root
    .command('demo')
    .description('Fills an empty installation with a month of realistic, invented traffic')
    .option('--json', 'as one line of JSON', false)
    .action(({ json }: { json: boolean }) => {
      choose(async (context) => {
        // The server knows this command too, and has no other use for a month of invented mail.
        const { fillWithDemonstration } = await import('../demo/fill-with-demonstration.js');
        const { conversations, messages } = await fillWithDemonstration(context.app, (line) =>
          context.err(`${line}\n`),
        );
        print(
          context,
          json,
          { conversations, messages },
          `${conversations} conversations with ${messages} messages are in the inbox.`,
        );
        return 0;
      });
    });
}
