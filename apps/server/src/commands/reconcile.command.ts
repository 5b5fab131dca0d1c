import type { Command } from 'commander';
import { ChannelDirectory, Reconciliation } from '#channels';
import { print } from './command.js';
import type { Choose } from './program.js';

export function addReconcileCommand(root: Command, choose: Choose): void {
  root
    .command('reconcile')
    .description('Holds the intake ledger against the source; what is missing must be nothing')
    .option('--channel <key>', 'one channel only')
    .option('--json', 'one line of JSON a channel', false)
    .action(({ channel, json }: { channel?: string; json: boolean }) => {
      choose(async (context) => {
        const directory = context.app.get(ChannelDirectory);
        const channels = channel ? [await directory.get(channel)] : await directory.all();
        let missing = 0;
        for (const one of channels.filter((c) => channel || c.isReady())) {
          const report = await context.app.get(Reconciliation).reconcile(one, context.signal);
          if (!report) continue;
          missing += report.missingCount;
          const outcomes = Object.entries(report.ledger).map(([outcome, count]) => `${count} ${outcome}`);
          print(
            context,
            json,
            report,
            [
              `${report.channel}: ${report.atSource} at the source, ${report.inLedger} of them in the ledger, ${report.missingCount} missing.`,
              `  In the ledger: ${outcomes.join(', ') || 'nothing'}.`,
              ...report.missing.map((id) => `  missing  ${id}`),
              ...report.differing.map((id) => `  another size  ${id}`),
            ].join('\n'),
          );
        }
        return missing === 0 ? 0 : 1;
      });
    });
}
