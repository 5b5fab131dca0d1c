import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  ANY_PART_OF_THE_UK,
  type DueDate,
  dueDate,
  isOpen,
  isWorkingDay,
  nextWorkingDay,
  type Pause,
  type Target,
  type TargetUnit,
  WEEKDAYS,
  type WorkingCalendar,
  workingCalendar,
} from '#calendar';

const FIRST = Temporal.Instant.from('2025-01-01T00:00Z').epochMilliseconds;
const MINUTE = 60_000;
const minutesOf2025To2028 = 3.4 * 365 * 24 * 60;

const instant = fc
  .integer({ min: 0, max: minutesOf2025To2028 })
  .map((minutes) => Temporal.Instant.fromEpochMilliseconds(FIRST + minutes * MINUTE));

const hours = fc.constantFrom(
  [{ opens: '09:00', closes: '17:00' }],
  [
    { opens: '08:30', closes: '12:00' },
    { opens: '13:00', closes: '18:15' },
  ],
  [{ opens: '00:00', closes: '24:00' }],
  [],
);

const closure = fc
  .record({ day: fc.integer({ min: 0, max: 1_200 }), length: fc.integer({ min: 0, max: 30 }) })
  .map(({ day, length }) => {
    const from = Temporal.PlainDate.from('2025-01-01').add({ days: day });
    return { from: from.toString(), to: from.add({ days: length }).toString(), name: 'Closed' };
  });

const calendars: fc.Arbitrary<WorkingCalendar> = fc
  .record({
    timeZone: fc.constantFrom('Europe/London', 'America/St_Johns', 'Pacific/Auckland', 'UTC'),
    weekend: fc.subarray([...WEEKDAYS], { maxLength: 5 }),
    regions: fc.subarray([...ANY_PART_OF_THE_UK]),
    closures: fc.array(closure, { maxLength: 4 }),
    openingHours: fc.record(Object.fromEntries(WEEKDAYS.map((day) => [day, hours]))),
  })
  .map((settings) => workingCalendar(settings))
  .filter((calendar) =>
    // Somebody has to be there sometimes, or hours never run.
    WEEKDAYS.some((day) => !calendar.weekend.includes(day) && calendar.openingHours[day].length > 0),
  );

const MOST: Record<TargetUnit, number> = {
  'working-days': 40,
  'working-hours': 60,
  minutes: 4_000,
  'calendar-days': 60,
  'calendar-months': 6,
};

const targetsIn = (...units: TargetUnit[]): fc.Arbitrary<Target> =>
  fc.constantFrom(...units).chain((unit) =>
    fc.record({
      unit: fc.constant(unit),
      amount: fc.integer({ min: 0, max: MOST[unit] }),
      from: fc.constantFrom('working-day-of-receipt' as const, 'day-of-receipt' as const),
    }),
  );
const dayTargets = targetsIn('working-days', 'calendar-days', 'calendar-months');
const targets = targetsIn('working-days', 'working-hours', 'minutes', 'calendar-days', 'calendar-months');

const pause: fc.Arbitrary<Pause> = fc
  .tuple(instant, fc.integer({ min: 0, max: 20 * 24 * 60 }))
  .map(([from, minutes]) => ({ from, to: from.add({ minutes }) }));

/** Pauses that have a chance to matter: not far from the receipt. */
const receiptWithPauses = fc
  .tuple(
    instant,
    fc.array(fc.tuple(fc.integer({ min: -9_000, max: 60_000 }), fc.integer({ min: 0, max: 20_000 })), {
      maxLength: 3,
    }),
  )
  .map(([receivedAt, spans]) => ({
    receivedAt,
    pauses: spans.map(([after, minutes]) => {
      const from = receivedAt.add({ minutes: after });
      return { from, to: from.add({ minutes }) };
    }),
  }));

/** Temporal objects keep their values out of sight of `toEqual`. */
const visible = (found: DueDate) => ({ ...found, due: String(found.due), dueAt: String(found.dueAt) });

const later = (a: DueDate, b: DueDate) => Temporal.Instant.compare(a.dueAt, b.dueAt) >= 0;

describe('a due date', () => {
  test('never comes earlier for what is received later', () => {
    fc.assert(
      fc.property(
        targets,
        receiptWithPauses,
        fc.nat(5_000),
        calendars,
        (target, { receivedAt, pauses: any }, by, calendar) => {
          // Months are of several lengths: a month from the 31st can end before a month from the 26th and five days more.
          const pauses = target.unit === 'calendar-months' ? [] : any;
          const first = dueDate(target, receivedAt, calendar, pauses);
          const second = dueDate(target, receivedAt.add({ minutes: by }), calendar, pauses);
          expect(later(second, first)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('never comes earlier for a greater amount', () => {
    fc.assert(
      fc.property(
        targets,
        fc.nat(10),
        receiptWithPauses,
        calendars,
        (target, more, { receivedAt, pauses }, calendar) => {
          const greater = { ...target, amount: target.amount + more };
          const first = dueDate(target, receivedAt, calendar, pauses);
          expect(later(dueDate(greater, receivedAt, calendar, pauses), first)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('never comes earlier for a longer pause, and not at all later for one without length', () => {
    fc.assert(
      fc.property(
        targets,
        receiptWithPauses,
        pause,
        fc.nat(9_000),
        calendars,
        (target, { receivedAt, pauses }, one, minutes, calendar) => {
          const before = dueDate(target, receivedAt, calendar, [...pauses, one]);
          const longer = { from: one.from, to: one.to?.add({ minutes }) ?? null };
          expect(later(dueDate(target, receivedAt, calendar, [...pauses, longer]), before)).toBe(true);

          const without = dueDate(target, receivedAt, calendar, pauses);
          const nothing = { from: one.from, to: one.from };
          expect(later(before, without)).toBe(true);
          const same = dueDate(target, receivedAt, calendar, [nothing, ...pauses]);
          expect(visible(same)).toEqual(visible(without));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('in days or months is never on a closed day, and not before the receipt', () => {
    fc.assert(
      fc.property(dayTargets, receiptWithPauses, calendars, (target, { receivedAt, pauses }, calendar) => {
        const found = dueDate(target, receivedAt, calendar, pauses);
        expect(isWorkingDay(found.due, calendar)).toBe(true);
        expect(Temporal.Instant.compare(found.dueAt, receivedAt)).toBe(1);
      }),
      { numRuns: 300 },
    );
  });

  test('agrees with its explanation', () => {
    fc.assert(
      fc.property(dayTargets, receiptWithPauses, calendars, (target, { receivedAt, pauses }, calendar) => {
        const { days, due } = dueDate(target, receivedAt, calendar, pauses);
        expect(days.filter(({ counted }) => counted)).toHaveLength(target.amount);
        expect(days.at(-1)?.date).toBe(due.toString());
        const received = receivedAt.toZonedDateTimeISO(calendar.timeZone).toPlainDate();
        expect(days[0]?.date).toBe(received.toString());
        const dates = days.map(({ date }) => date);
        expect(dates).toEqual([...new Set(dates)].sort());
        if (target.unit !== 'calendar-months') expect(dates).toHaveLength(received.until(due).days + 1);
      }),
      { numRuns: 300 },
    );
  });

  test('in working days is what a slow count by Temporal finds', () => {
    fc.assert(
      fc.property(targetsIn('working-days'), instant, calendars, (target, receivedAt, calendar) => {
        fc.pre(target.amount > 0);
        const zoned = receivedAt.toZonedDateTimeISO(calendar.timeZone);
        let day = zoned.toPlainDate();
        if (target.from === 'working-day-of-receipt') {
          const closes =
            calendar.openingHours[WEEKDAYS[day.dayOfWeek - 1] ?? 'monday'].at(-1)?.closes ?? '24:00';
          const late = closes !== '24:00' && Temporal.PlainTime.compare(zoned.toPlainTime(), closes) >= 0;
          if (late || !isWorkingDay(day, calendar)) day = nextWorkingDay(day, calendar);
        }
        for (let left = target.amount; left > 0; ) {
          day = day.add({ days: 1 });
          if (isWorkingDay(day, calendar)) left--;
        }
        expect(dueDate(target, receivedAt, calendar).due.toString()).toBe(day.toString());
      }),
    );
  });

  test('in working days adds up: n from receipt, then m from that day, is n and m from receipt', () => {
    const amount = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(amount, amount, instant, calendars, (n, m, receivedAt, calendar) => {
        const first = dueDate({ amount: n, unit: 'working-days' }, receivedAt, calendar);
        const inTime = first.dueAt.subtract({ milliseconds: 1 });
        const both = dueDate({ amount: n + m, unit: 'working-days' }, receivedAt, calendar);
        const second = dueDate({ amount: m, unit: 'working-days' }, inTime, calendar);
        expect(second.dueAt.equals(both.dueAt)).toBe(true);
      }),
    );
  });

  test('in working hours adds up', () => {
    const amount = fc.integer({ min: 1, max: 300 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(amount, amount, receiptWithPauses, calendars, (n, m, { receivedAt, pauses }, calendar) => {
        const first = dueDate({ amount: n, unit: 'working-hours' }, receivedAt, calendar, pauses);
        const both = dueDate({ amount: n + m, unit: 'working-hours' }, receivedAt, calendar, pauses);
        const second = dueDate({ amount: m, unit: 'working-hours' }, first.dueAt, calendar, pauses);
        expect(second.dueAt.equals(both.dueAt)).toBe(true);
      }),
    );
  });

  test('in working hours is what counting open minutes one by one finds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 600 }),
        receiptWithPauses,
        calendars,
        (minutes, { receivedAt, pauses }, calendar) => {
          const runs = (at: number) =>
            isOpen(Temporal.Instant.fromEpochMilliseconds(at), calendar) &&
            !pauses.some(({ from, to }) => from.epochMilliseconds <= at && at < to.epochMilliseconds);
          let at = receivedAt.epochMilliseconds;
          const target: Target = { amount: minutes / 60, unit: 'working-hours' };
          const { dueAt } = dueDate(target, receivedAt, calendar, pauses);
          fc.pre(dueAt.epochMilliseconds - at < 5 * 24 * 60 * MINUTE);
          for (let left = minutes; left > 0; at += MINUTE) if (runs(at)) left--;
          expect(dueAt.epochMilliseconds).toBe(at);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('after a pause leaves as many working days as before it', () => {
    const target: Target = { amount: 15, unit: 'working-days' };
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 1, max: 14 }),
        fc.nat(40_000),
        calendars,
        (receivedAt, counted, minutes, calendar) => {
          const plain = dueDate(target, receivedAt, calendar);
          const pausedOn = plain.days.filter((day) => day.counted)[counted - 1]?.date ?? '';
          const noon = Temporal.PlainDate.from(pausedOn).toZonedDateTime({
            timeZone: calendar.timeZone,
            plainTime: '12:00',
          });
          const resumed = noon.add({ minutes });
          const paused = dueDate(target, receivedAt, calendar, [
            { from: noon.toInstant(), to: resumed.toInstant() },
          ]);
          const resumedOn = resumed.toPlainDate().toString();
          const left = paused.days.filter((day) => day.counted && day.date > resumedOn);
          expect(paused.days.some((day) => day.counted && day.date > pausedOn && day.date <= resumedOn)).toBe(
            false,
          );
          expect(left).toHaveLength(15 - counted);
        },
      ),
    );
  });

  test('is the same at every call, whatever was asked in between', () => {
    fc.assert(
      fc.property(targets, receiptWithPauses, calendars, (target, { receivedAt, pauses }, calendar) => {
        const first = dueDate(target, receivedAt, calendar, pauses);
        const again = dueDate(target, receivedAt, workingCalendar(calendar), [...pauses].reverse());
        expect(visible(again)).toEqual(visible(first));
      }),
    );
  });
});
