import { ruleSetSchema } from '#routing';

const sound = {
  key: 'complaint',
  name: 'Complaints',
  when: { field: 'subject', operator: 'contains', value: 'complaint' },
  do: [{ action: 'set-queue', value: 'complaints' }],
};

function mistakes(rules: unknown): [string, string][] {
  const result = ruleSetSchema.safeParse(rules);
  return (result.error?.issues ?? []).map((issue) => [issue.path.join('.'), issue.message]);
}

describe('the shape of a rule set', () => {
  test('what is left out has a default', () => {
    expect(ruleSetSchema.parse([sound])[0]).toMatchObject({ enabled: true, andThen: 'stop' });
  });

  test.each<[string, object, string, string | RegExp]>([
    [
      'an unknown field',
      { when: { field: 'subjct', operator: 'is', value: 'x' } },
      '0.when.field',
      'There is no field "subjct".',
    ],
    [
      'a field of the prototype',
      { when: { field: 'constructor', operator: 'is', value: 'x' } },
      '0.when.field',
      'There is no field "constructor".',
    ],
    [
      'a pattern that cannot be searched in a straight line',
      { when: { field: 'text', operator: 'matches', value: '(?=a)b' } },
      '0.when.value',
      'This must be a regular expression as RE2 knows them: no look-around, no back-references.',
    ],
    [
      'a day that is no weekday',
      { when: { field: 'weekday', operator: 'is', value: 'bin day' } },
      '0.when.value',
      'This must be one of: monday, tuesday, wednesday, thursday, friday, saturday, sunday.',
    ],
    [
      'a season that ends before it begins',
      { from: '2026-05-01', to: '2026-04-30' },
      '0.to',
      'This is before its first day.',
    ],
    [
      'an operator that makes no sense',
      { when: { field: 'size', operator: 'contains', value: 'x' } },
      '0.when.operator',
      'The size in bytes can be looked at by: is, more-than, less-than.',
    ],
    [
      'a list where one is wanted',
      { when: { field: 'subject', operator: 'contains', value: ['x'] } },
      '0.when.value',
      'This must be a text.',
    ],
    [
      'one where a list is wanted',
      { when: { field: 'subject', operator: 'contains-any-of', value: 'x' } },
      '0.when.value',
      'This must be a list of texts.',
    ],
    [
      'a time that is none',
      { when: { field: 'time', operator: 'after', value: '25:00' } },
      '0.when.value',
      'This must be a time such as "17:00".',
    ],
    ['two groups at once', { when: { all: [], any: [] } }, '0.when.all', /one of "all", "any" and "none"/],
    ['nothing at all', { when: {} }, '0.when.field', /one of "all", "any" and "none"/],
    [
      'a mistake deep inside',
      { when: { all: [{ none: [{ field: 'x', operator: 'is', value: 'y' }] }] } },
      '0.when.all.0.none.0.field',
      'There is no field "x".',
    ],
    ['a word too many', { whenn: 1 }, '0', /whenn/],
    ['an unknown action', { do: [{ action: 'explode' }] }, '0.do.0.action', /Invalid/],
    ['a key with capitals', { key: 'Complaint' }, '0.key', /small letters/],
  ])('%s is told with its place', (_, change, path, message) => {
    const [first] = mistakes([{ ...sound, ...change }]);
    expect(first?.[0]).toBe(path);
    expect(first?.[1]).toEqual(message instanceof RegExp ? expect.stringMatching(message) : message);
  });

  test('the same key twice', () => {
    expect(mistakes([sound, sound])).toEqual([['1.key', 'Another rule has the key "complaint".']]);
  });

  test('bottomless conditions are refused without following them', () => {
    let when: object = { all: [] };
    for (let depth = 0; depth < 50_000; depth++) when = { all: [when] };
    expect(mistakes([{ ...sound, when }])).toEqual([['', 'Conditions nest at most 8 deep.']]);
  });

  test('eight deep is not too deep', () => {
    let when: object = sound.when;
    for (let depth = 0; depth < 8; depth++) when = { all: [when] };
    expect(mistakes([{ ...sound, when }])).toEqual([]);
  });
});
