import type { CharterDiff } from '../change-charter.js';
import { runCommand } from './program.js';

const DIFF: CharterDiff = {
  ...{ key: 'five-day', name: 'Five working days', inPlaceOf: 'ten-day', same: false, ruleVersion: 1 },
  changes: [
    {
      part: 'target',
      change: 'changed',
      key: 'response',
      name: 'Answer',
      before: '10 days',
      after: '5 days',
    },
  ],
};

/** Runs it with a charter that differs as told; what was done, asked and said. */
async function call(words: string, { same = false, terminal = true } = {}) {
  const done: string[] = [];
  const asked: string[] = [];
  let said = '';
  const changing = {
    choose: async () => ({}),
    diff: async () => ({ ...DIFF, same }),
    use: async () => {
      done.push('used');
      return { ...DIFF, same, ruleVersion: 2 };
    },
  };
  const code = await runCommand(words.split(' '), {
    out: (text) => {
      said += text;
    },
    err: () => {},
    ...(terminal ? { ask: (question: string) => void asked.push(question) } : {}),
    app: { get: () => changing } as never,
    cwd: '/',
    signal: new AbortController().signal,
  });
  return { code, done, asked, said };
}

test('at a terminal it shows what would change and asks before anything does', async () => {
  const { done, asked, said } = await call('charter use five-day');
  expect({ done, asked }).toEqual({ done: [], asked: ['Put five-day in use?'] });
  expect(said).toContain('  ~ response  Answer: 10 days → 5 days\n');
});

test('having been answered, it does so and does not show it all again', async () => {
  const { done, asked, said } = await call('charter use five-day --asked');
  expect({ done, asked }).toEqual({ done: ['used'], asked: [] });
  expect(said).toMatch(/^five-day is in use, with version 2 of the rules\./);
});

test.each([
  ['with --yes', 'charter use five-day --yes', {}],
  ['with --json', 'charter use five-day --json', {}],
  ['where nobody can be asked', 'charter use five-day', { terminal: false }],
])('nobody is asked %s', async (_, words, options) => {
  expect(await call(words, options)).toMatchObject({ code: 0, done: ['used'], asked: [] });
});

test.each([
  ['nothing is done in a dry run', 'charter use five-day --dry-run --yes', {}],
  ['nothing is asked where nothing changes', 'charter use five-day', { same: true }],
])('%s', async (_, words, options) => {
  expect(await call(words, options)).toMatchObject({ code: 0, done: [], asked: [] });
});

test('`asked` is between the command and whoever runs it', async () => {
  expect((await call('charter use --help')).said).not.toContain('--asked');
});
