import { parseBankHolidays } from '#calendar';
import { DomainError } from '#shared';

const christmas = { title: 'Christmas Day', date: '2026-12-25', notes: '', bunting: true };
const scotland = (events: unknown) => ({ scotland: { division: 'scotland', events } });

describe('reading bank holidays', () => {
  test('the official feed', () => {
    const feed = {
      'england-and-wales': { division: 'england-and-wales', events: [christmas] },
      scotland: {
        division: 'scotland',
        events: [christmas, { title: 'St Andrew’s Day', date: '2026-11-30', notes: '', bunting: true }],
      },
      'northern-ireland': { division: 'northern-ireland', events: [] },
    };
    const expected = {
      'england-and-wales': { '2026-12-25': 'Christmas Day' },
      scotland: { '2026-12-25': 'Christmas Day', '2026-11-30': 'St Andrew’s Day' },
      'northern-ireland': {},
    };
    expect(parseBankHolidays(feed)).toEqual(expected);
    expect(parseBankHolidays(JSON.stringify(feed))).toEqual(expected);
  });

  test('the short shape, with one region only', () => {
    expect(parseBankHolidays({ scotland: { '2026-11-30': 'St Andrew’s Day' } })).toEqual({
      'england-and-wales': {},
      scotland: { '2026-11-30': 'St Andrew’s Day' },
      'northern-ireland': {},
    });
  });

  test.each([
    ['a key that was left untranslated', 'bank_holidays.world_cup', 'World cup bank holiday'],
    ['white space', '  Christmas \n Day ', 'Christmas Day'],
    ['NUL', 'Christmas\0Day', 'Christmas\uFFFDDay'],
  ])('a name with %s is made readable', (_, title, name) => {
    expect(parseBankHolidays(scotland([{ ...christmas, title }])).scotland['2026-12-25']).toBe(name);
  });

  test('two names for one day are both kept', () => {
    const events = [christmas, christmas, { ...christmas, title: 'Jubilee' }];
    expect(parseBankHolidays(scotland(events)).scotland['2026-12-25']).toBe('Christmas Day and Jubilee');
  });

  test.each<[string, unknown, RegExp]>([
    ['nothing', undefined, /wants an object/],
    ['null', null, /wants an object/],
    ['a list', [], /wants an object/],
    ['a number', 7, /wants an object/],
    ['no text', '', /is not JSON/],
    ['an error page', '<html>Sorry</html>', /is not JSON/],
    ['text cut off', '{"scotland": {"division": "sco', /is not JSON/],
    ['JSON that holds only text', '"scotland"', /wants an object/],
    ['no region', {}, /not one bank holiday/],
    ['regions without a day', { scotland: {} }, /not one bank holiday/],
    ['an unknown region', { wales: { '2026-12-25': 'Christmas Day' } }, /"wales" is not a known region/],
    ['a region called __proto__', '{"__proto__": {"2026-12-25": "x"}}', /"__proto__" is not a known region/],
    ['a region called constructor', '{"constructor": {}}', /"constructor" is not a known region/],
    ['a region that is text', { scotland: 'closed' }, /"scotland" wants an object/],
    ['events that are no list', scotland({}), /"scotland.events" wants a list/],
    ['an event that is null', scotland([null]), /"scotland.events.0" wants an object/],
    ['a region under another name', { scotland: { division: 'wales', events: [] } }, /names another region/],
    ['an event without a date', scotland([{ title: 'x' }]), /is not a date/],
    ['a date that is a number', scotland([{ ...christmas, date: 20261225 }]), /is not a date/],
    [
      'an impossible date',
      scotland([{ ...christmas, date: '2026-02-30' }]),
      /"scotland.2026-02-30" is not a date/,
    ],
    ['a British date', scotland([{ ...christmas, date: '25/12/2026' }]), /is not a date/],
    ['a date called __proto__', '{"scotland": {"__proto__": "x"}}', /is not a date/],
    ['no title', scotland([{ date: '2026-12-25' }]), /has no name/],
    ['an empty title', scotland([{ ...christmas, title: ' ' }]), /has no name/],
    ['a title that is a list', scotland([{ ...christmas, title: ['x'] }]), /has no name/],
    ['an endless title', scotland([{ ...christmas, title: 'x'.repeat(201) }]), /more than 200 characters/],
    ['endless events', scotland(Array(2_001).fill(christmas)), /more than 2000 days/],
  ])('refuses %s', (_, input, message) => {
    expect(() => parseBankHolidays(input)).toThrow(DomainError);
    expect(() => parseBankHolidays(input)).toThrow(message);
  });

  test('leaves the prototype of objects alone', () => {
    expect(() => parseBankHolidays('{"__proto__": {"polluted": "yes"}}')).toThrow(DomainError);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
