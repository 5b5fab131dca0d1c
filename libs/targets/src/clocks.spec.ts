import type { EntityManager } from '@mikro-orm/sql';
import { Temporal } from 'temporal-polyfill';
import { mail } from '../../../test/support/mail.js';
import { openRooms, type Rooms, THURSDAY } from '../../../test/support/rooms.js';
import { TargetClock } from './clock.entity.js';
import type { Extension } from './deeds.js';
import { Target } from './target.entity.js';

let rooms: Rooms;

beforeAll(async () => {
  rooms = await openRooms();
});

afterAll(() => rooms?.close());

const at = (text: string) => new Date(Temporal.Instant.from(text).epochMilliseconds);
const WEDNESDAY_AFTER = at('2026-04-08T10:00:00+01:00');
const DUE_AT = at('2026-04-20T23:59:59.999+01:00');
const AFTER_DUE = at('2026-04-21T09:00:00+01:00');

/** A clock of a fresh conversation, and what becomes of it. */
async function clockOf<T>(
  target: string,
  work: (em: EntityManager, clock: TargetClock) => Promise<T>,
): Promise<T> {
  const { reference } = await rooms.arrives(mail({ from: `${crypto.randomUUID()}@example.com` }));
  const { id } = await rooms.conversation(reference);
  return rooms.em.transactional(async (transaction) => {
    const em = transaction as EntityManager;
    const started = await rooms.clocks.start(em, id, target, new Date(THURSDAY.epochMilliseconds));
    return work(em, started);
  });
}

describe('a clock', () => {
  test.each([
    ['response', '2026-04-20'],
    ['complaint-stage-2', '2026-04-29'],
    ['foi', '2026-05-05'],
    ['sar', '2026-05-05'],
    ['social', '2026-04-07'],
  ])('of %s starts with its date and its explanation', async (target, due) => {
    await clockOf(target, async (_, clock) => {
      expect(clock).toMatchObject({ state: 'running', due, provisional: false });
      expect(clock.text).toContain('Due');
      expect(clock.days.length).toBeGreaterThan(0);
    });
  });

  test('that is met in time is met by the message', async () => {
    await clockOf('response', async (_, clock) => {
      clock.meet(WEDNESDAY_AFTER, '01a201ea-0000-7000-8000-000000000001');
      expect(clock).toMatchObject({ state: 'met', metAt: WEDNESDAY_AFTER });
      clock.meet(AFTER_DUE, null);
      expect(clock.metAt).toEqual(WEDNESDAY_AFTER);
    });
  });

  test('that is answered late stays missed, and is no longer owed', async () => {
    await clockOf('response', async (_, clock) => {
      clock.meet(AFTER_DUE, null);
      expect(clock).toMatchObject({ state: 'missed', metAt: AFTER_DUE, missedAt: clock.dueAt });
      expect(clock.isOwed()).toBe(false);
    });
  });

  test.each([
    ['before its date runs on', WEDNESDAY_AFTER, 'running'],
    ['after its date is missed', AFTER_DUE, 'missed'],
  ])('whose answer came back %s', async (_, now, state) => {
    await clockOf('response', async (__, clock) => {
      clock.meet(WEDNESDAY_AFTER, null);
      clock.unmeet(now);
      expect(clock).toMatchObject({ state, metAt: null });
      expect(clock.isOwed()).toBe(true);
    });
  });

  test('stands still while we wait for the contact, and its date moves by the days that did not count', async () => {
    await clockOf('response', async (_, clock) => {
      await rooms.clocks.pause([clock], WEDNESDAY_AFTER);
      expect(clock.state).toBe('paused');
      await rooms.clocks.resume([clock], at('2026-04-15T10:00:00+01:00'));
      expect(clock.state).toBe('running');
      expect(clock.due > '2026-04-20').toBe(true);
      expect(clock.pauses).toEqual([{ from: '2026-04-08T09:00:00.000Z', to: '2026-04-15T09:00:00.000Z' }]);
    });
  });

  test('of foi does not stand still: the law has no pause', async () => {
    await clockOf('foi', async (_, clock) => {
      await rooms.clocks.pause([clock], WEDNESDAY_AFTER);
      expect(clock).toMatchObject({ state: 'running', pauses: [] });
    });
  });

  test('of sar stands still until we know who asks, and for what', async () => {
    await clockOf('sar', async (_, clock) => {
      await rooms.clocks.pause([clock], WEDNESDAY_AFTER);
      await rooms.clocks.resume([clock], at('2026-04-15T10:00:00+01:00'));
      // A week after 2 May: 9 May is a Saturday.
      expect(clock).toMatchObject({ state: 'running', due: '2026-05-11' });
    });
  });

  describe('is moved no further than its target lets it be', () => {
    const MONTH_LATER = at('2026-05-06T10:00:00+01:00');
    const extend = (clock: TargetClock, until: string, now = WEDNESDAY_AFTER) =>
      rooms.clocks.extend(clock, { ...moved, until, at: now });
    const problem = (path: string, message: string) => ({ fields: [{ path, message }] });

    test.each([
      ['a month, by two more', 'sar', '2026-07-02', '2026-07-03', 'Thursday 2 July 2026'],
      ['ten days, by two more', 'response', '2026-04-22', '2026-04-23', 'Wednesday 22 April 2026'],
    ])('%s', async (_, target, latest, beyond, inWords) => {
      await limited('response', { most: { amount: 2, unit: 'working-days' } });
      await clockOf(target, async (__, clock) => {
        expect(await rooms.clocks.limitOf(clock)).toMatchObject({ latest });
        const message = `must not be after ${inWords}, the latest day that ${clock.name} may be moved to`;
        await expect(extend(clock, beyond)).rejects.toMatchObject(problem('until', message));
        await extend(clock, latest);
        expect(clock).toMatchObject({ due: latest });
        await expect(extend(clock, beyond)).rejects.toMatchObject(problem('until', message));
      });
    });

    test('in other units, from its last moment on', async () => {
      await limited('response', { most: { amount: 1, unit: 'calendar-months' } });
      await clockOf('response', async (_, clock) => {
        expect(await rooms.clocks.limitOf(clock)).toEqual({
          latest: '2026-05-20',
          toldBy: null,
          toldByAt: null,
        });
      });
    });

    test('and, where the contact has to be told in time, only while its first date has not passed', async () => {
      await clockOf('sar', async (_, clock) => {
        expect(await rooms.clocks.limitOf(clock)).toMatchObject({ toldBy: '2026-05-05' });
        await extend(clock, '2026-06-02');
        await expect(extend(clock, '2026-07-02', MONTH_LATER)).rejects.toMatchObject({
          code: 'too-late-to-tell',
        });
        expect(clock).toMatchObject({ due: '2026-06-02' });
      });
    });

    test('and without a limit, where its target has none or is gone', async () => {
      await clockOf('foi', async (_, clock) => {
        expect(await rooms.clocks.limitOf(clock)).toBeNull();
        clock.target = 'gone';
        expect(await rooms.clocks.limitOf(clock)).toBeNull();
      });
    });

    async function limited(key: string, extension: Extension): Promise<void> {
      await rooms.em.fork().nativeUpdate(Target, { key }, { extension });
      rooms.dueDates.forget();
    }
  });

  const moved = { reason: 'The survey is late.', personId: '01a201ea-0000-7000-8000-000000000002' };

  test.each([
    ['a week on', '2026-04-27'],
    ['the next working day', '2026-04-21'],
    ['past a bank holiday', '2026-05-05'],
  ])('that is extended is due on that very day: %s', async (_, until) => {
    await clockOf('response', async (__, clock) => {
      const before = await rooms.clocks.extend(clock, { ...moved, until, at: WEDNESDAY_AFTER });
      expect(before).toBe('2026-04-20');
      expect(clock).toMatchObject({ state: 'running', due: until });
    });
  });

  test.each([
    ['the day on which it is due anyway', '2026-04-20', WEDNESDAY_AFTER, 'must be after Monday 20 April'],
    ['a Saturday', '2026-04-25', WEDNESDAY_AFTER, 'must be a working day'],
    ['a bank holiday', '2026-05-04', WEDNESDAY_AFTER, 'must be a working day'],
    ['a day more than a year away', '2027-04-21', WEDNESDAY_AFTER, 'must be within a year'],
    ['any day once it has passed', '2026-04-27', AFTER_DUE, 'before it has passed'],
  ])('is not extended to %s', async (_, until, now, why) => {
    await clockOf('response', async (__, clock) => {
      await expect(rooms.clocks.extend(clock, { ...moved, until, at: now })).rejects.toThrow(why);
      expect(clock.due).toBe('2026-04-20');
    });
  });

  test('that has run out does not stand still, also where nobody has noticed yet', async () => {
    await clockOf('response', async (_, clock) => {
      await rooms.clocks.pause([clock], AFTER_DUE);
      expect(clock).toMatchObject({ state: 'running', pauses: [], due: '2026-04-20' });
    });
  });

  test('that is stopped is no longer owed', async () => {
    await clockOf('response', async (_, clock) => {
      clock.stop();
      expect(clock.isOwed()).toBe(false);
      clock.meet(WEDNESDAY_AFTER, null);
      expect(clock.state).toBe('stopped');
    });
  });
});

describe('a clock whose target is another one now', () => {
  const wait = async (clock: TargetClock) => {
    await rooms.clocks.pause([clock], WEDNESDAY_AFTER);
    await rooms.clocks.resume([clock], at('2026-04-15T10:00:00+01:00'));
  };
  const move = async (clock: TargetClock) => {
    const why = { reason: 'x', personId: clock.id, until: '2026-05-06', at: WEDNESDAY_AFTER };
    await rooms.clocks.extend(clock, why);
  };
  const learn = async (clock: TargetClock) => {
    clock.provisional = true;
    const reckoning = await rooms.clocks.anew(clock);
    if (reckoning) clock.reckon(reckoning);
  };

  /** What the acts make of a clock that started with the target as it is, and as it was. */
  async function dates(target: string, act: (clock: TargetClock, em: EntityManager) => Promise<void>) {
    return clockOf(target, async (em, clock) => {
      await act(clock, em);
      const { state, due, dueAt, text, warnings, warnAt } = clock;
      return { state, due, dueAt, text, warnings, warnAt };
    });
  }

  /** Does the work with another target of this key, and puts the old one back. */
  async function changed(em: EntityManager, target: string, work: () => Promise<void>): Promise<void> {
    await em.flush();
    await em.execute('create temp table kept on commit drop as select * from target');
    await em.execute(
      `update target set amount = 3, unit = 'calendar-days', calendar = 'uk-any', counts_from = 'day-of-receipt',
         pauses_while_waiting = not pauses_while_waiting, warn_before = '[{ "amount": 1, "unit": "minutes" }]' where key = ?`,
      [target],
    );
    rooms.dueDates.forget();
    await work();
    await em.execute('delete from target');
    await em.execute('insert into target select * from kept');
    rooms.dueDates.forget();
  }

  test.each<[string, string, string, (clock: TargetClock, em: EntityManager) => Promise<void>]>([
    ['waits and goes on', 'response', '2026-04-27', wait],
    ['does not wait, as it never did', 'foi', '2026-05-05', wait],
    ['is moved', 'response', '2026-05-06', move],
    ['is reckoned with newer bank holidays', 'response', '2026-04-20', learn],
    ['is reckoned in months with newer bank holidays', 'sar', '2026-05-05', learn],
  ])('has the date of its own start where it %s', async (_, target, due, act) => {
    const plain = await dates(target, act);
    expect(plain.due).toBe(due);
    expect(await dates(target, (clock, em) => changed(em, target, () => act(clock, em)))).toEqual(plain);
  });

  test('still counts by its calendar as that is now', async () => {
    await clockOf('response', async (em, clock) => {
      const closed = [{ from: '2026-04-16', to: '2026-04-16', name: 'Flood' }];
      await em.execute(`update working_calendar set closures = ? where key = 'organisation'`, [
        JSON.stringify(closed),
      ]);
      rooms.dueDates.forget();
      await learn(clock);
      expect(clock.due).toBe('2026-04-21');
      await em.execute(`update working_calendar set closures = '[]' where key = 'organisation'`);
    });
    rooms.dueDates.forget();
  });
});

describe('clocks that run out', () => {
  test('are missed at their own moment, each once', async () => {
    const id = await clockOf('response', async (_, clock) => clock.id);
    const paused = await clockOf('response', async (_, clock) => {
      clock.pause(WEDNESDAY_AFTER);
      return clock.id;
    });
    const find = (which: string) => rooms.em.fork().findOneOrFail(TargetClock, { id: which });
    const { dueAt, conversationId } = await find(id);
    const missed = { conversationId, name: 'Answer' };
    expect(await rooms.clocks.runOut(rooms.em, dueAt)).not.toContainEqual(missed);
    expect(await rooms.clocks.runOut(rooms.em, AFTER_DUE)).toContainEqual(missed);
    expect(await find(id)).toMatchObject({ state: 'missed', missedAt: dueAt });
    expect(await find(paused)).toMatchObject({ state: 'paused' });
    expect(await rooms.clocks.runOut(rooms.em, AFTER_DUE)).toEqual([]);
    expect(dueAt > WEDNESDAY_AFTER && dueAt <= DUE_AT).toBe(true);
  });
});
