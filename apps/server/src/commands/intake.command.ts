import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { ChannelDirectory, ConnectorList, Intake } from '#channels';
import { Clock } from '#shared';
import { contentHash } from '#storage';
import { type CommandContext, print } from './command.js';
import type { Choose } from './program.js';

/** One line of the answer: what became of one file. */
interface Line {
  file: string;
  outcome: 'created' | 'appended' | 'duplicate' | 'ignored' | 'quarantined';
  reference: string | null;
  reason: string | null;
}

export function addIntakeCommand(root: Command, choose: Choose): void {
  root
    .command('intake')
    .description('Takes raw messages from files, through the real intake')
    .requiredOption('--channel <key>', 'the channel they came in on')
    .argument('<files...>', 'files, or folders of files')
    .option('--json', 'one line of JSON a file', false)
    .action((files: string[], { channel, json }: { channel: string; json: boolean }) => {
      choose(async (context) => {
        const found = await context.app.get(ChannelDirectory).get(channel);
        const { fileTypes } = context.app.get(ConnectorList).get(found.connector).manifest;
        let failed = false;
        for (const name of files) {
          for (const { file, problem } of await filesIn(name, context.cwd)) {
            const line = problem
              ? { file, outcome: 'ignored' as const, reference: null, reason: problem }
              : await takeIn(context, found, fileTypes, file);
            failed ||= Boolean(problem);
            print(context, json, line, words(line));
          }
        }
        return failed ? 1 : 0;
      });
    });
}

async function takeIn(
  { app, cwd }: CommandContext,
  channel: Awaited<ReturnType<ChannelDirectory['get']>>,
  fileTypes: string[],
  file: string,
): Promise<Line> {
  if (!fileTypes.includes(extname(file).toLowerCase())) {
    const reason = `This channel takes ${fileTypes.join(', ')} files.`;
    return { file, outcome: 'ignored', reference: null, reason };
  }
  const raw = await readFile(resolve(cwd, file));
  // The same bytes are the same message, whatever the file is called.
  const sourceId = `file:${contentHash(raw)}`;
  const [result] = await app
    .get(Intake)
    .takeIn(channel, [{ sourceId, raw, receivedAt: app.get(Clock).now() }]);
  const { outcome = 'quarantined', reference = null, reason = null } = result ?? {};
  return { file, outcome: outcome === 'received' ? 'quarantined' : outcome, reference, reason };
}

/** The file itself, or every file in a folder and below, by name. */
async function filesIn(name: string, cwd: string): Promise<{ file: string; problem?: string }[]> {
  const path = resolve(cwd, name);
  const info = await stat(path).catch(() => null);
  if (!info) return [{ file: name, problem: 'There is no such file.' }];
  if (!info.isDirectory()) return [{ file: name }];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => ({ file: join(name, join(entry.parentPath, entry.name).slice(path.length + 1)) }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

function words({ file, outcome, reference, reason }: Line): string {
  return [file, outcome, reference, reason].filter(Boolean).join('  ');
}
