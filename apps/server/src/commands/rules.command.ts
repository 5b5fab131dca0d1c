import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { Temporal } from 'temporal-polyfill';
import { parse, YAMLParseError } from 'yaml';
import { RuleVersions, SEES_ALL } from '#inbox';
import { DomainError } from '#shared';
import { RehearseRules } from '../rehearse-rules.js';
import { type CommandContext, print, UsageError } from './command.js';
import type { Choose } from './program.js';

/** Of what differs, so many stand below the figures; `--json` has more. */
const MOST_SHOWN = 20;

export function addRulesCommands(root: Command, choose: Choose): void {
  const rules = root.command('rules').description('The routing rules');
  rules
    .command('check')
    .description('What is wrong with a set of rules, held against what exists here; changes nothing')
    .argument(
      '<file>',
      'a list of rules, or `rules` and `defaults`, as YAML or JSON; a charter that is whole will do',
    )
    .option('--json', 'one line of JSON a finding', false)
    .action((file: string, { json }: { json: boolean }) => {
      choose((context) => check(context, file, json));
    });
  rules
    .command('rehearse')
    .description(
      'What a set of rules would have done to what came in, against the rules in force; changes nothing',
    )
    .argument('<file>', 'as for `rules check`')
    .option('--from <day>', 'YYYY-MM-DD or an instant; 30 days ago where absent')
    .option('--to <day>', 'YYYY-MM-DD, to its end, or an instant; now where absent')
    .option('--json', 'as one line of JSON', false)
    .action((file: string, { from, to, json }: { from?: string; to?: string; json: boolean }) => {
      for (const each of [from, to]) if (each !== undefined) expectMoment(each);
      choose((context) => rehearse(context, file, { from, to }, json));
    });
}

async function rehearse(
  context: CommandContext,
  file: string,
  period: { from: string | undefined; to: string | undefined },
  json: boolean,
): Promise<number> {
  const asked = { ...(await readRules(resolve(context.cwd, file), file)), ...period };
  const { signal } = context;
  const found = await context.app.get(RehearseRules).run(asked, { sight: SEES_ALL, signal });
  const { items, changed, moves, dates, examples } = found;
  const lines = [
    `${items} came in between ${found.from.toISOString()} and ${found.to.toISOString()}; ${changed} of them would have been treated otherwise.`,
    ...moves
      .filter(({ from, to }) => from !== to)
      .map(({ from, to, items }) => `  ${items}  ${from} → ${to}`),
    `Due earlier ${dates.earlier}, later ${dates.later}; a date where there was none ${dates.begun}, none any more ${dates.dropped}.`,
    ...examples
      .slice(0, MOST_SHOWN)
      .map(({ reference, subject, differences }) => `  ${reference}  ${differences.join(', ')}  ${subject}`),
  ];
  print(context, json, found, lines.join('\n'));
  return 0;
}

function expectMoment(text: string): void {
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(text)) Temporal.PlainDate.from(text);
    else Temporal.Instant.from(text);
  } catch {
    throw new UsageError(
      `"${text}" is neither a day such as 2026-04-02 nor an instant such as 2026-04-02T10:00:00+01:00.`,
    );
  }
}

async function check(context: CommandContext, file: string, json: boolean): Promise<number> {
  const { rules, defaults } = await readRules(resolve(context.cwd, file), file);
  const findings = await context.app.get(RuleVersions).check(rules, defaults);
  for (const finding of findings) {
    const { severity, rule, path, message } = finding;
    print(context, json, finding, `${severity}  ${rule ? `${rule}.${path}` : path}: ${message}`);
  }
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (!json) {
    const count = Array.isArray(rules) ? rules.length : 0;
    context.out(`${count} rules, ${errors} errors, ${findings.length - errors} warnings.\n`);
  }
  return errors === 0 ? 0 : 1;
}

/** @throws DomainError `invalid` where the file cannot be read; a YAML mistake names its line and column */
async function readRules(path: string, name: string): Promise<{ rules: unknown; defaults?: unknown }> {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw DomainError.invalid(`${name} cannot be read: ${error.message}`);
  });
  try {
    const data: unknown = parse(text);
    if (Array.isArray(data)) return { rules: data };
    const { rules, defaults } = (data ?? {}) as { rules?: unknown; defaults?: unknown };
    return { rules, defaults };
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const [at] = error.linePos ?? [];
    throw DomainError.invalid(
      `${name}:${at?.line ?? 1}:${at?.col ?? 1}: ${error.message.split(' at line')[0]}`,
    );
  }
}
