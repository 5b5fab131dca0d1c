import { jest } from '@jest/globals';
import type { Draft, DraftContent } from '#api-client';
import { Problem } from '../api/problem.js';
import { DraftKeeper, NOTHING, type OwnMemory } from './draft-keeper.js';

/** A server that one device or several write to. */
function aRoom() {
  let stored: Draft | null = null;
  let made = 0;
  const room = {
    down: false,
    calls: 0,
    get stored() {
      return stored;
    },
    set stored(draft: Draft | null) {
      stored = draft;
    },
    async get() {
      if (room.down) throw new Problem(0, 'offline', 'down');
      return stored;
    },
    async keep(content: DraftContent, revision: string | null) {
      room.calls += 1;
      if (room.down) throw new Problem(0, 'offline', 'down');
      if ((stored?.revision ?? null) !== revision) throw new Problem(409, 'newer-draft', 'newer');
      stored = { content, revision: `r${++made}`, updatedAt: '2026-04-02T10:00:00Z' };
      return stored;
    },
    async discard(revision: string) {
      if (stored && stored.revision !== revision) throw new Problem(409, 'newer-draft', 'newer');
      stored = null;
    },
  };
  return room;
}

function aMemory(): OwnMemory & { value: string | null } {
  const memory = {
    value: null as string | null,
    read: () => memory.value,
    write: (value: string | null) => {
      memory.value = value;
    },
  };
  return memory;
}

const html = (text: string) => ({ html: `<p>${text}</p>` });
const pass = (ms = 1_000) => jest.advanceTimersByTimeAsync(ms);

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('what is typed is with the server after a pause, in one call', async () => {
  const room = aRoom();
  const keeper = new DraftKeeper(room, aMemory());
  for (const text of ['D', 'De', 'Dear']) keeper.change(html(text));
  expect(keeper.now().kept).toBe('here');
  await pass();
  expect([room.calls, room.stored?.content.html, keeper.now().kept]).toEqual([
    1,
    '<p>Dear</p>',
    'everywhere',
  ]);
});

test('with the line down nothing is lost, and all of it goes up when the line is back', async () => {
  const room = aRoom();
  const memory = aMemory();
  room.down = true;
  new DraftKeeper(room, memory).change(html('Dear Ann'));
  await pass();
  expect(room.stored).toBeNull();
  // The page is closed and opened again.
  const later = new DraftKeeper(room, memory);
  expect(later.now()).toMatchObject({ content: html('Dear Ann'), kept: 'here' });
  room.down = false;
  await later.load();
  await pass();
  expect(room.stored?.content.html).toBe('<p>Dear Ann</p>');
});

test('another device’s draft is there as soon as one looks', async () => {
  const room = aRoom();
  const here = new DraftKeeper(room, aMemory());
  here.change(html('From the desk'));
  await pass();
  const phone = new DraftKeeper(room, aMemory());
  await phone.load();
  expect(phone.now()).toMatchObject({ content: html('From the desk'), kept: 'everywhere', epoch: 1 });
});

test.each([
  ['mine', '<p>Mine</p>'],
  ['other', '<p>Theirs</p>'],
] as const)(
  'two devices at once: neither overwrites the other until one chooses %s',
  async (choice, left) => {
    const room = aRoom();
    const desk = new DraftKeeper(room, aMemory());
    desk.change(html('Theirs'));
    await pass();
    const phone = new DraftKeeper(room, aMemory());
    phone.change(html('Mine'));
    await pass();
    expect(room.stored?.content.html).toBe('<p>Theirs</p>');
    expect(phone.now()).toMatchObject({
      content: html('Mine'),
      other: { draft: { content: html('Theirs') } },
    });
    phone.choose(choice);
    await pass();
    expect([phone.now().content.html, room.stored?.content.html, phone.now().other]).toEqual([
      left,
      left,
      null,
    ]);
  },
);

test('what was sent elsewhere does not come back by itself', async () => {
  const room = aRoom();
  const memory = aMemory();
  const keeper = new DraftKeeper(room, memory);
  keeper.change(html('Sent'));
  await pass();
  room.stored = null;
  const later = new DraftKeeper(room, memory);
  await later.load();
  expect([later.now().content, memory.value]).toEqual([NOTHING, null]);
});

test('once it is sent, a call that was under way brings nothing back', async () => {
  const room = aRoom();
  const memory = aMemory();
  const keeper = new DraftKeeper(room, memory);
  keeper.change(html('Going'));
  const saving = keeper.save();
  keeper.forget();
  await saving;
  await pass(20_000);
  expect([keeper.now().content, memory.value]).toEqual([NOTHING, null]);
});

test('what is emptied is discarded', async () => {
  const room = aRoom();
  const keeper = new DraftKeeper(room, aMemory());
  keeper.change(html('Dear'));
  await pass();
  keeper.change({ html: '<p></p>' });
  await pass();
  expect([room.stored, keeper.now().kept]).toEqual([null, 'nowhere']);
});

test('what is emptied on one device takes nothing newer from another', async () => {
  const room = aRoom();
  const [here, there] = [new DraftKeeper(room, aMemory()), new DraftKeeper(room, aMemory())];
  here.change(html('Dear'));
  await pass();
  await there.load();
  there.change(html('Dear Ann, it is on its way'));
  await pass();
  here.change({ html: '<p></p>' });
  await pass();
  expect(room.stored?.content.html).toBe('<p>Dear Ann, it is on its way</p>');
  expect(here.now()).toMatchObject({ content: html('Dear Ann, it is on its way'), kept: 'everywhere' });
});

test('what is sent while it was being kept is not brought back as a draft', async () => {
  const room = aRoom();
  const keeper = new DraftKeeper(room, aMemory());
  keeper.change(html('Much too soon'));
  let arrive = () => {};
  const { keep } = room;
  room.keep = async (content, revision) => {
    await new Promise<void>((resolve) => {
      arrive = resolve;
    });
    return keep(content, revision);
  };
  await pass();
  const seen: (string | null)[] = [];
  const sent = keeper.whileSending(async () => {
    // The one under way has come first; none follows while this takes its time.
    seen.push(room.stored?.content.html ?? null);
    keeper.change(html('Much too soon.'));
    await pass(5_000);
    room.stored = null;
    seen.push(room.stored);
  });
  await pass();
  expect(seen).toEqual([]);
  arrive();
  await sent;
  keeper.forget();
  await pass(10_000);
  expect(seen).toEqual(['<p>Much too soon</p>', null]);
  expect(room.stored).toBeNull();
});

test('what could not be sent is kept as before', async () => {
  const room = aRoom();
  const keeper = new DraftKeeper(room, aMemory());
  keeper.change(html('Dear Ann'));
  const failed = keeper.whileSending(() => Promise.reject(new Problem(409, 'stale-version', 'stale')));
  await expect(failed).rejects.toMatchObject({ code: 'stale-version' });
  await pass();
  expect(room.stored?.content.html).toBe('<p>Dear Ann</p>');
});
