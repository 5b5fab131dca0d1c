import { checkRuleSet, ruleSetSchema } from '#routing';

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

describe('checking against what exists', () => {
  const known = {
    queues: ['general', 'complaints'],
    targets: ['response'],
    templates: ['default'],
    channels: ['enquiries'],
    kinds: ['enquiry'],
  };

  test.each<[string, object[], string, string, RegExp]>([
    [
      'an unknown queue',
      [{ do: [{ action: 'set-queue', value: 'nowhere' }] }],
      'rule-0',
      'do.0.value',
      /no queue "nowhere". There are: general, complaints/,
    ],
    [
      'an unknown target',
      [{ do: [{ action: 'add-target', value: 'soon' }] }],
      'rule-0',
      'do.0.value',
      /no target "soon"/,
    ],
    [
      'an unknown kind',
      [{ do: [{ action: 'set-kind', value: 'rant' }] }],
      'rule-0',
      'do.0.value',
      /no kind "rant"/,
    ],
    [
      'an unknown acknowledgement',
      [{ do: [{ action: 'set-acknowledgement', value: 'x' }] }],
      'rule-0',
      'do.0.value',
      /no acknowledgement "x"/,
    ],
    [
      'an unknown channel, deep inside',
      [
        {
          when: {
            all: [{ none: [{ field: 'channel', operator: 'is-any-of', value: ['enquiries', 'fax'] }] }],
          },
        },
      ],
      'rule-0',
      'when.all.0.none.0.value',
      /no channel "fax"/,
    ],
    [
      'a condition that never holds',
      [{ when: { all: [sound.when, { any: [] }] } }],
      'rule-0',
      'when',
      /No message can match/,
    ],
    [
      'a rule behind one that takes everything',
      [{ when: { none: [{ any: [] }] } }, {}],
      'rule-1',
      'when',
      /No message reaches this rule: "Complaints"/,
    ],
  ])('%s', (_, changes, rule, path, message) => {
    const rules = ruleSetSchema.parse(
      changes.map((change, index) => ({ ...sound, key: `rule-${index}`, ...change })),
    );
    expect(checkRuleSet(rules, known)).toEqual([{ rule, path, message: expect.stringMatching(message) }]);
  });

  test('a sound set has no mistakes', () => {
    expect(checkRuleSet(ruleSetSchema.parse([sound]), known)).toEqual([]);
  });
});
