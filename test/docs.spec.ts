import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { environmentSchema } from '#config';
import { checkUsage } from '../apps/server/src/commands/program.js';
import { inProject } from './support/project.js';

const FILES = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: inProject('.') })].sort();

interface Link {
  /** Relative to the root of the project. */
  from: string;
  to: string;
  anchor: string | null;
}

function contentsOf(file: string): string {
  return readFileSync(inProject(file), 'utf8');
}

/** Without fenced code, where brackets mean other things. */
function proseOf(file: string): string {
  return contentsOf(file).replace(/^```[\s\S]*?^```/gm, '');
}

function relativeLinks(file: string): Link[] {
  return [...proseOf(file).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = '', anchor = null] = target.split('#');
      const to = path ? relative('.', join(dirname(file), path)) : file;
      return { from: file, to: to || '.', anchor };
    });
}

/** The anchors that GitHub gives to headings. */
function anchorsOf(file: string): string[] {
  return [...proseOf(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}

/** What follows `postroom` wherever the docs show a command: `user add`, `demo`. */
function commandsIn(file: string): string[] {
  const shown = contentsOf(file).match(/```sh\n[\s\S]*?```|`[^`\n]+`/g) ?? [];
  return shown.flatMap((code) =>
    [
      ...code.matchAll(
        /(?<![\w/.-])postroom ((?:[a-z][a-z-]*)(?: (?:add|set|test|list|disable|token|check|rehearse|use)\b)?)/g,
      ),
    ].map(([, words = '']) => words),
  );
}

/** Said to be to come, wherever they are named. */
const NOT_YET = ['backup', 'restore'];

describe('the links', () => {
  const links = FILES.flatMap(relativeLinks);

  test('are found at all', () => {
    expect(links.length).toBeGreaterThan(15);
  });

  test.each(
    links.map((link) => [`${link.from} → ${link.to}${link.anchor ? `#${link.anchor}` : ''}`, link] as const),
  )('%s', (_, { to, anchor }) => {
    expect(existsSync(inProject(to))).toBe(true);
    if (anchor) expect(anchorsOf(to)).toContain(anchor);
  });
});

describe('the commands', () => {
  const named = [...new Set(FILES.flatMap(commandsIn))].filter((words) => !NOT_YET.includes(words)).sort();

  test('are found at all', () => {
    expect(named).toEqual(expect.arrayContaining(['demo', 'intake', 'channel add', 'user token']));
  });

  test.each(named)('postroom %s', async (words) => {
    let help = '';
    const io = { out: (text: string) => (help += text), err: (text: string) => (help += text) };
    expect({ code: await checkUsage([...words.split(' '), '--help'], io), help }).toMatchObject({ code: 0 });
    expect(help).toContain(`Usage: postroom ${words}`);
  });

  test.each(NOT_YET)('postroom %s is still to come, as the docs say', async (words) => {
    const io = { out: () => {}, err: () => {} };
    expect(await checkUsage([words], io)).toBe(2);
  });

  test('all of them are in the administrator’s guide', async () => {
    let help = '';
    const io = { out: (text: string) => (help += text), err: () => {} };
    await checkUsage(['--help'], io);
    const all = [...help.matchAll(/^ {2}([a-z]+)(?: |$)/gm)].map(([, word]) => word);
    expect(all.length).toBeGreaterThan(5);
    const shown = commandsIn('docs/guide-administrator.md').map((words) => words.split(' ')[0]);
    expect([...new Set(shown)]).toEqual(expect.arrayContaining(all));
  });
});

describe('the environment table', () => {
  const rows = contentsOf('docs/operations.md').match(/^\| `[A-Z].*$/gm) ?? [];
  const cells = rows.map((row) => row.split('|')[1] ?? '');
  const documented = cells.flatMap((cell) => [...cell.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name));

  test('names every variable that is read, and no other', () => {
    expect([...documented].sort()).toEqual(Object.keys(environmentSchema.shape).sort());
  });

  test('names the defaults that are in force', () => {
    const defaults = environmentSchema.parse({});
    const table = rows.join('\n');
    for (const value of [
      defaults.PORT,
      defaults.HOST,
      defaults.DATA_DIR,
      defaults.CHARTER,
      defaults.LOG_LEVEL,
    ]) {
      expect(table).toContain(String(value));
    }
  });
});
