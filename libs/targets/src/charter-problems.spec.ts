import { readFile } from 'node:fs/promises';
import { inProject } from '../../../test/support/project.js';
import { CharterLibrary, problemInWords } from './charter-library.js';

const library = new CharterLibrary(inProject('charters'));
const tenDay = await readFile(inProject('charters/ten-day.yaml'), 'utf8');

const based = (rest: string) => `key: ours\nbasedOn: five-day\nname: Ours\n${rest}`;
const TARGET = based('targets:\n  - key: response\n    amount: ');

async function problems(text: string): Promise<string[]> {
  return (await library.read(text, 'ours.yaml')).problems.map(problemInWords);
}

test.each<[string, string, string[]]>([
  ['nothing', '', ['ours.yaml:1:1: A charter has fields, as in "key: ten-day".']],
  ['a list', '- a\n- b\n', ['ours.yaml:1:1: A charter has fields, as in "key: ten-day".']],
  [
    'a field of a wrong type',
    `${TARGET}soon\n`,
    ['ours.yaml:6:5: targets.0.amount: Invalid input: expected number, received string.'],
  ],
  [
    'an amount below nothing',
    `${TARGET}-1\n`,
    [expect.stringMatching(/^ours\.yaml:6:5: targets\.0\.amount: Too small/)],
  ],
  ['an unknown field', based('colour: blue\n'), ['ours.yaml:4:1: colour: There is no such field here.']],
  [
    'an unknown field of a target',
    `${TARGET}3\n    speed: 1\n`,
    ['ours.yaml:7:5: targets.0.speed: There is no such field here.'],
  ],
  [
    'a list that is none',
    based('queues: general\n'),
    ['ours.yaml:4:1: queues: Invalid input: expected array, received string.'],
  ],
  ['`without` that is empty', based('without:\n'), [expect.stringMatching(/^ours\.yaml:4:1: without: /)]],
  [
    'a new target that lacks the rest',
    based('targets:\n  - { key: call, name: Call, amount: 1 }\n'),
    expect.arrayContaining(['ours.yaml:5:5: targets.0.unit: This is missing.']),
  ],
  [
    'a key given twice in a list',
    based('queues:\n  - { key: a, name: A }\n  - { key: a, name: B }\n'),
    ['ours.yaml:6:7: queues.1.key: "a" stands here already.'],
  ],
  ['a field given twice', based('name: Again\n'), ['ours.yaml:4:1: Map keys must be unique']],
  [
    'a base that there is not',
    'key: ours\nbasedOn: two-day\nname: Ours\n',
    [
      expect.stringMatching(
        /^ours\.yaml:2:1: basedOn: There is no charter "two-day"\. There are: .*five-day/,
      ),
    ],
  ],
  [
    'a base outside of the folder',
    'key: ours\nbasedOn: ../../package\nname: Ours\n',
    expect.arrayContaining([expect.stringMatching(/^ours\.yaml:2:1: basedOn: small letters/)]),
  ],
  [
    'a promise without its target',
    based('promises: [{ key: x, text: We do., target: gone }]\n'),
    [expect.stringMatching(/^ours\.yaml:4:36: promises\.0\.target: There is no target "gone"/)],
  ],
  [
    'what the base promised and this one leaves out',
    based('without: { targets: [foi] }\n'),
    [expect.stringMatching(/^ours\.yaml:2:1: basedOn: promises\.10\.target: There is no target "foi"/)],
  ],
  [
    'hours that end before they begin',
    based('openingHours: { text: Late, days: { monday: [{ from: "17:00", to: "09:00" }] } }\n'),
    [expect.stringMatching(/^ours\.yaml:4:63: openingHours\.days\.monday\.0\.to: /)],
  ],
  [
    'a time that YAML reads as a number',
    based('openingHours: { text: Late, days: { monday: [{ from: 9, to: "17:00" }] } }\n'),
    [expect.stringContaining('openingHours.days.monday.0.from')],
  ],
  [
    'a time zone of nowhere',
    tenDay.replace('Europe/London', 'Europe/Nowhere'),
    [expect.stringMatching(/timeZone: a time zone such as/)],
  ],
  ['no YAML', based('queues: [\n'), [expect.stringMatching(/^ours\.yaml:\d+:\d+: /)]],
  ['two documents', `${tenDay}\n---\nkey: b\n`, [expect.stringContaining('multiple documents')]],
])('%s is told where it stands', async (_, text, expected) => {
  expect(await problems(text)).toEqual(expected);
});

test.each([
  ['a megabyte of text', `key: ${'x'.repeat(1024 * 1024)}`],
  ['brackets without end', `key: ${'['.repeat(100_000)}`],
  ['dashes without end', `${'- '.repeat(50_000)}a`],
  ['indentation without end', Array.from({ length: 600 }, (_, n) => `${' '.repeat(n)}a:\n`).join('')],
  [
    'aliases of aliases',
    [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'.split('').map((k, n) => `${k}: &${k} [${`*${'abcdefgh'[n]},`.repeat(9)}]`),
    ].join('\n'),
  ],
  ['an alias of itself', 'key: ours\nname: &a [*a]\n'],
  ['a prototype', based('__proto__: { polluted: true }\n')],
  ['a constructor', based('constructor: { prototype: { polluted: true } }\n')],
])('%s is refused and does no harm', async (_, text) => {
  const { charter, problems } = await library.read(text, 'ours.yaml');
  expect(charter).toBeNull();
  expect(problems.length).toBeGreaterThan(0);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test.each(['../package', '/etc/passwd', 'ten-day.yaml', '', '.', 'ten-day\0', '__proto__'])(
  'there is no charter %j',
  async (key) => {
    await expect(library.load(key)).rejects.toMatchObject({ kind: 'not-found' });
  },
);

test('a charter based on one that ships is used whole', async () => {
  const { charter, problems } = await library.read(`${TARGET}3\n`, 'ours.yaml');
  expect(problems).toEqual([]);
  expect(charter).toMatchObject({ key: 'ours', name: 'Ours', queues: { length: 6 } });
  expect(charter?.targets.find(({ key }) => key === 'response')).toMatchObject({ amount: 3, name: 'Answer' });
});

test('the charters are listed with what they are based on', async () => {
  expect(await library.list()).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ key: 'five-day', name: 'Five working days', basedOn: 'ten-day' }),
      expect.objectContaining({ key: 'ten-day', basedOn: null }),
    ]),
  );
});
