import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { fromPlainDate } from './epoch-day.js';
import { TimeZone } from './time-zone.js';

const ZONES = [
  'Europe/London',
  'Europe/Berlin',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'UTC',
].map((id) => new TimeZone(id));

const anyInstant = fc.integer({ min: Date.UTC(2009, 0, 1), max: Date.UTC(2030, 0, 1) });
const zonedAt = (at: number, zone: TimeZone) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone.id);

/** Instants close to a clock change, where mistakes live. */
const nearAChange = fc
  .tuple(anyInstant, fc.integer({ min: -200, max: 200 }), fc.constantFrom(...ZONES))
  .map(([at, minutes, zone]) => {
    const change = zonedAt(at, zone).getTimeZoneTransition('next');
    return { at: (change?.epochMilliseconds ?? at) + minutes * 60_000, zone };
  });
const anywhere = fc.tuple(anyInstant, fc.constantFrom(...ZONES)).map(([at, zone]) => ({ at, zone }));
const moment = fc.oneof(anywhere, nearAChange);

describe('time zone', () => {
  test('agrees with Temporal on the day and the time of day', () => {
    fc.assert(
      fc.property(moment, ({ at, zone }) => {
        const zoned = zonedAt(at, zone);
        expect(zone.dayOf(at)).toBe(fromPlainDate(zoned.toPlainDate()));
        const time = zoned.toPlainTime().since(new Temporal.PlainTime()).total('milliseconds');
        expect(zone.timeOf(at)).toBe(time);
      }),
      { numRuns: 300 },
    );
  });

  test('agrees with Temporal on the instant of a time on the wall clock', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 1440 }), ({ at, zone }, minutes) => {
        const day = zone.dayOf(at);
        const midnight = zonedAt(at, zone).toPlainDate().toPlainDateTime();
        const expected = midnight.add({ minutes }).toZonedDateTime(zone.id).epochMilliseconds;
        expect(zone.instantAt(day, minutes)).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });

  test('there is no such place', () => {
    expect(() => new TimeZone('Europe/Postroom')).toThrow(RangeError);
  });
});
