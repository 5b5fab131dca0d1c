import { openRooms, type Rooms } from '../../../test/support/rooms.js';

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
