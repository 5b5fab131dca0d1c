import { openRooms, type Rooms } from '../../../test/support/rooms.js';
import { ChannelPuller } from './channel-puller.js';
import { SecretBox } from './secret-box.js';

let rooms: Rooms;

beforeAll(async () => {
  rooms = await openRooms();
});

afterAll(() => rooms?.close());

const SETTINGS = {
  host: 'imap.example.org',
  user: 'enquiries',
  password: 'hush',
  address: 'enquiries@example.org',
  fromName: 'The enquiries team',
};

const change = async (settings: Record<string, unknown>) =>
  (await rooms.directory.change('enquiries', { settings })).settings;

/** What a connector is handed, credentials included. */
const opened = async () => {
  const channel = await rooms.directory.get('enquiries');
  return rooms.directory.line(channel, new AbortController().signal).settings;
};

describe('changing a channel', () => {
  beforeEach(() => change(SETTINGS));

  test('keeps what is not given', async () => {
    expect(await change({ folder: 'Residents' })).toMatchObject({
      folder: 'Residents',
      fromName: SETTINGS.fromName,
    });
  });

  test('takes out what is null, down to its usual value', async () => {
    expect(await change({ fromName: null })).toMatchObject({ fromName: '' });
    await change({ folder: 'Residents' });
    expect(await change({ folder: null })).toMatchObject({ folder: 'INBOX' });
  });

  test.each([[''], [null]])('keeps a credential that is given as %j, and shows none', async (password) => {
    expect(await change({ password })).not.toHaveProperty('password');
    expect(await opened()).toMatchObject({ password: 'hush' });
  });

  test('refuses to take out what is needed, and names it', async () => {
    await expect(change({ host: null })).rejects.toMatchObject({
      kind: 'invalid',
      fields: [expect.objectContaining({ path: 'settings.host' })],
    });
    expect(await opened()).toMatchObject({ host: SETTINGS.host });
  });
});

describe.each([
  [
    'credentials that were sealed under another key',
    () => new SecretBox('quite another secret of thirty-two bytes').seal({ password: 'hush' }),
    { host: 'imap.example.org' },
    'The credentials cannot be read with this SECRET_KEY. Enter them again.',
  ],
  [
    'settings that no longer work',
    () => null,
    { host: 7 },
    expect.stringMatching(/^The settings cannot work any more: settings\.host .+\. Enter them again\.$/),
  ],
])('a channel with %s', (_, seal, settings, reason) => {
  beforeEach(async () => {
    await change(SETTINGS);
    const values = [JSON.stringify({ ...SETTINGS, ...settings }), seal()];
    await rooms.em.execute(`update channel set settings = ?::jsonb, secrets = ?, state = 'working'`, values);
  });

  const how = async () => {
    const { state, stateReason } = await rooms.directory.get('enquiries');
    return { state, stateReason };
  };

  test('stops and says why, once it is looked at', async () => {
    const { em, clock, directory, ledger, intake, looks } = rooms;
    const puller = new ChannelPuller(
      em,
      rooms.test.database.session,
      clock,
      directory,
      ledger,
      intake,
      looks,
    );
    expect(await puller.pull('enquiries', AbortSignal.timeout(10_000))).toMatchObject({ problem: reason });
    expect(await how()).toEqual({ state: 'stopped', stateReason: reason });
  });

  test('stops and says why, where somebody tests it', async () => {
    const result = await rooms.directory.test('enquiries', AbortSignal.timeout(10_000));
    expect(result).toEqual({ ok: false, detail: reason });
    expect(await how()).toEqual({ state: 'stopped', stateReason: reason });
  });

  test('works again once all of it is entered anew', async () => {
    await change(SETTINGS);
    expect(await how()).toMatchObject({ state: 'working' });
    expect(await opened()).toMatchObject({ password: 'hush', host: SETTINGS.host });
  });
});

test('credentials that cannot be read are given up only for others', async () => {
  await change(SETTINGS);
  const sealed = new SecretBox('quite another secret of thirty-two bytes').seal({ password: 'hush' });
  await rooms.em.execute('update channel set secrets = ?', [sealed]);
  await expect(change({ folder: 'Residents' })).rejects.toMatchObject({ kind: 'invalid' });
  expect((await rooms.directory.get('enquiries')).secrets).toBe(sealed);
});
