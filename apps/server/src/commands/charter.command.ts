import { type Command, Option } from 'commander';
import { CHARTER_PARTS, type CharterChange, type CharterPart, problemInWords } from '#targets';
import { ChangeCharter, type CharterDiff } from '../change-charter.js';
import { type CommandContext, print } from './command.js';
import type { Choose } from './program.js';

interface UseOptions {
  dryRun: boolean;
  yes: boolean;
  asked: boolean;
  json: boolean;
}

const HEADINGS: Record<CharterPart, string> = {
  organisation: 'Organisation and hours',
  calendar: 'Calendars',
  target: 'Targets',
  promise: 'Promises',
  queue: 'Queues',
  kind: 'Kinds and their acknowledgements',
  body: 'Other bodies',
  rule: 'Rules',
  default: 'Where no rule says otherwise',
};

const SIGNS: Record<CharterChange['change'], string> = { added: '+', changed: '~', removed: '-', stays: '=' };

export function addCharterCommands(root: Command, choose: Choose): void {
  const charter = root.command('charter').description('What is promised, as configuration');
  charter
    .command('list')
    .description('Lists the charters, and which is in use')
    .option('--json', 'one line of JSON a charter', false)
    .action(({ json }: { json: boolean }) => {
      choose(async (context) => {
        for (const line of await context.app.get(ChangeCharter).list()) {
          const { key, name, basedOn, inForce } = line;
          const rest = [basedOn && `based on ${basedOn}`, inForce && 'in use'];
          print(context, json, line, [key, name, ...rest].filter(Boolean).join('  '));
        }
        return 0;
      });
    });
  charter
    .command('check')
    .description('What is wrong with a charter, each with its file, line and column; changes nothing')
    .argument('<name-or-file>', 'one that ships, or a file of your own as YAML or JSON')
    .option('--json', 'one line of JSON a mistake', false)
    .action((named: string, { json }: { json: boolean }) => {
      choose(async (context) => {
        const changing = context.app.get(ChangeCharter);
        const problems = await changing.check(await changing.choose(named, context.cwd));
        for (const problem of problems) print(context, json, problem, problemInWords(problem));
        if (!json) context.out(`${named}: ${problems.length} mistakes.\n`);
        return problems.length === 0 ? 0 : 1;
      });
    });
  charter
    .command('use')
    .description('Says what a charter changes here, and puts it in use for what comes in from then on')
    .argument('<name-or-file>', 'as for `charter check`')
    .option('--dry-run', 'only say what it would change', false)
    .option('--yes', 'without asking; where nobody can be asked, nobody is', false)
    .option('--json', 'as one line of JSON', false)
    .addOption(new Option('--asked').default(false).hideHelp())
    .action((named: string, options: UseOptions) => {
      choose((context) => use(context, named, options));
    });
}

async function use(context: CommandContext, named: string, options: UseOptions): Promise<number> {
  const { dryRun, yes, asked, json } = options;
  const changing = context.app.get(ChangeCharter);
  const choice = await changing.choose(named, context.cwd);
  const asks = context.ask !== undefined && !yes && !asked && !json;
  const diff = await (dryRun || asks ? changing.diff(choice) : changing.use(choice, null));
  const applied = !dryRun && !asks && !diff.same;
  if (json) {
    print(context, true, { ...diff, applied }, '');
    return 0;
  }
  if (!asked) context.out(inWords(diff));
  if (diff.same) return 0;
  if (applied) {
    context.out(
      `${diff.key} is in use, with version ${diff.ruleVersion} of the rules. It holds for what comes in from now on: what is there stays where it is, and a running clock keeps what was promised when it started.\n`,
    );
  } else if (dryRun) context.out('Nothing was changed.\n');
  else context.ask?.(`Put ${diff.key} in use?`);
  return 0;
}

function inWords({ key, name, inPlaceOf, changes, same }: CharterDiff): string {
  if (same) return `${key} is in use already. Nothing changes.\n`;
  const title = `${name} (${key})${inPlaceOf === key ? '' : `, in place of ${inPlaceOf}`}`;
  const parts = CHARTER_PARTS.flatMap((part) => {
    const ofPart = changes.filter((change) => change.part === part);
    return ofPart.length > 0 ? [`\n${HEADINGS[part]}: ${counted(ofPart)}`, ...ofPart.map(line)] : [];
  });
  const stays = changes.some(({ change }) => change === 'stays')
    ? ['', 'What is marked = is not in this charter. It stays, for the conversations that stand on it.']
    : [];
  return `${[title, ...parts, ...stays].join('\n')}\n\n`;
}

function counted(changes: CharterChange[]): string {
  const kinds = Object.keys(SIGNS) as CharterChange['change'][];
  return kinds
    .map((kind) => [changes.filter(({ change }) => change === kind).length, kind] as const)
    .filter(([count]) => count > 0)
    .map(([count, kind]) => `${count} ${kind === 'stays' ? 'no longer named' : kind}`)
    .join(', ');
}

function line({ part, change, key, name, before, after }: CharterChange): string {
  const said =
    change === 'changed' && (before ?? after) !== null
      ? `${before ?? 'nothing'} → ${after ?? 'nothing'}`
      : part === 'promise' || (part === 'target' && change !== 'stays')
        ? (after ?? before)
        : null;
  const words = [name === said || part === 'promise' ? null : name, said].filter(Boolean).join(': ');
  return `  ${SIGNS[change]} ${key}  ${words}`.trimEnd();
}
