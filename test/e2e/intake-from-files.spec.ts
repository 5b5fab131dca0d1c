import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mail } from '../support/mail.js';
import { type Product, prepareProduct } from '../support/product.js';

interface Line {
  file: string;
  outcome: string;
  reference: string | null;
  reason: string | null;
}

let postroom: Product;

beforeAll(async () => {
  postroom = await prepareProduct();
}, 300_000);

afterAll(() => postroom?.remove());

async function folderOf(name: string, files: Record<string, string>): Promise<string> {
  const folder = join(postroom.dataDir, name);
  await mkdir(folder);
  for (const [file, contents] of Object.entries(files)) await writeFile(join(folder, file), contents);
  return folder;
}

async function intake(folder: string): Promise<Line[]> {
  const { stdout, code } = await postroom.postroom('intake', '--channel', 'enquiries', '--json', folder);
  expect(code).toBe(0);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const three = (prefix: string) => ({
  'a.eml': mail({ id: `${prefix}-a@mail.example`, from: `${prefix}@example.com` }),
  'b.eml': mail({
    id: `${prefix}-b@mail.example`,
    from: `${prefix}@example.com`,
    inReplyTo: `${prefix}-a@mail.example`,
  }),
  'c.txt': 'This is no mail.',
  'd.eml': '',
});

const expected = [
  { file: expect.stringMatching(/a\.eml$/), outcome: 'created', reference: expect.stringMatching(/^R-/) },
  { file: expect.stringMatching(/b\.eml$/), outcome: 'appended', reference: expect.stringMatching(/^R-/) },
  {
    file: expect.stringMatching(/c\.txt$/),
    outcome: 'ignored',
    reference: null,
    reason: expect.stringContaining('.eml'),
  },
  {
    file: expect.stringMatching(/d\.eml$/),
    outcome: 'quarantined',
    reference: null,
    reason: 'The message is empty.',
  },
];

const acknowledgements = async () =>
  (await readdir(join(postroom.dataDir, 'outgoing')).catch(() => [])).filter((file) => file.endsWith('.eml'));

describe('postroom intake where no server runs', () => {
  test('says one honest line a file, and lets the messages that follow go out', async () => {
    const folder = await folderOf('alone', three('alone'));
    const lines = await intake(folder);
    expect(lines).toMatchObject(expected);
    expect(lines[1]?.reference).toBe(lines[0]?.reference);
    expect(await acknowledgements()).toHaveLength(1);
    const again = await intake(folder);
    expect(again.slice(0, 2)).toMatchObject([
      { outcome: 'duplicate', reference: lines[0]?.reference },
      { outcome: 'duplicate', reference: lines[0]?.reference },
    ]);
    expect(again[3]).toMatchObject({ outcome: 'quarantined' });
    expect(await acknowledgements()).toHaveLength(1);
  }, 120_000);
});

describe('the words of a call', () => {
  test.each([
    ['an unknown command', ['take'], 2],
    ['no channel', ['intake', 'a.eml'], 2],
    ['an instant that is none', ['due', 'response', 'tomorrow'], 2],
    ['nothing at all', [], 2],
    ['help for a command', ['intake', '--help'], 0],
  ])('%s', async (_, args, code) => {
    const { code: ended, stdout, stderr } = await postroom.postroom(...args);
    expect({ ended, said: stdout + stderr !== '' }).toEqual({ ended: code, said: true });
  });
});

describe('postroom intake beside a running server', () => {
  beforeAll(() => postroom.restart(), 300_000);

  test('gives the same lines, and the same again as duplicates', async () => {
    const folder = await folderOf('beside', three('beside'));
    const lines = await intake(folder);
    expect(lines).toMatchObject(expected);
    const { body } = await postroom.api.get(`/api/conversations/${lines[0]?.reference}`);
    expect(body.messages.length).toBeGreaterThanOrEqual(2);
    expect((await intake(folder)).slice(0, 2)).toMatchObject([
      { outcome: 'duplicate' },
      { outcome: 'duplicate' },
    ]);
  });

  test('a missing file, and an unknown channel, are failures in one line', async () => {
    const gone = await postroom.postroom('intake', '--channel', 'enquiries', '--json', 'gone.eml');
    expect(gone.code).toBe(1);
    expect(JSON.parse(gone.stdout)).toMatchObject({ file: 'gone.eml', outcome: 'ignored' });
    const unknown = await postroom.postroom('intake', '--channel', 'nowhere', 'gone.eml');
    expect(unknown).toMatchObject({ code: 1, stdout: '' });
    expect(unknown.stderr).toMatch(/^There is no channel "nowhere"\.\n$/);
  });

  test('postroom due explains 20 April', async () => {
    const words = await postroom.postroom('due', 'response', '2026-04-02T10:00:00+01:00');
    expect(words.code).toBe(0);
    expect(words.stdout).toContain(
      '10 working days from Thursday 2 April 2026. Good Friday 3 April and Easter Monday 6 April do not count. Due Monday 20 April.',
    );
    const json = await postroom.postroom('due', 'response', '2026-04-02T10:00:00+01:00', '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ target: 'response', due: '2026-04-20' });
    expect((await postroom.postroom('due', 'nothing', '2026-04-02T10:00:00+01:00')).code).toBe(1);
  });
});
