import fc from 'fast-check';
import {
  type Action,
  type Condition,
  compileRuleSet,
  type Defaults,
  decide,
  type Facts,
  type Rule,
  ruleSetSchema,
} from '#routing';

const defaults: Defaults = {
  queue: 'general',
  kind: 'enquiry',
  priority: 'normal',
  tags: [],
  targets: ['response'],
  acknowledgement: 'default',
};

/** What stands where no rule does anything of the kind. */
const NOTHING_DONE = { assignment: null, redirect: null, language: null, spam: false };

const facts: Facts = {
  channel: 'enquiries',
  channelType: 'email',
  connector: 'imap',
  mailbox: 'enquiries@council.example',
  to: ['enquiries@council.example', 'leader@council.example'],
  cc: ['press@news.example'],
  sender: 'amy.jones@mail.example.org',
  senderName: 'Amy Jones',
  senderKnown: true,
  earlierConversations: 2,
  subject: 'Re: Noise at the Café Zoë',
  text: 'The band plays until 2 am.\nNobody sleeps; my e-mails\n go  unanswered.',
  attachments: [{ name: 'Noise diary.pdf', type: 'application/pdf', text: 'Monday: drums until midnight' }],
  automatic: null,
  hasReference: false,
  size: 4096,
  language: 'en',
  social: { kind: 'mention', keywords: ['council', 'noise'], followers: 1200, sentiment: 'negative' },
  form: { service: 'Environmental health' },
  date: '2026-04-02',
  time: '17:30',
  weekday: 'thursday',
  inHours: false,
  holiday: null,
};

function rule(key: string, when: Condition, actions: Action[], andThen: Rule['andThen'] = 'stop'): Rule {
  return { key, name: key, enabled: true, when, do: actions, andThen };
}

function holds(when: Condition, changed: Partial<Facts> = {}): boolean {
  const decision = decide([rule('only', when, [])], { ...facts, ...changed }, defaults);
  return decision.trace[0]?.outcome === 'matched';
}

describe('a look at one field', () => {
  test.each<[string, string, string, string | number | boolean | string[], boolean]>([
    ['the channel, whatever its case', 'channel', 'is', 'Enquiries', true],
    ['another channel', 'channel', 'is', 'post', false],
    ['one of several channels', 'channel', 'is-any-of', ['post', 'enquiries'], true],
    ['the type of channel', 'channel-type', 'is', 'email', true],
    ['the mailbox', 'mailbox', 'is', 'enquiries@council.example', true],
    ['a main recipient', 'to', 'is', 'leader@council.example', true],
    ['a copied one is no main recipient', 'to', 'is', 'press@news.example', false],
    ['any recipient', 'recipient', 'is', 'press@news.example', true],
    ['the sender', 'sender', 'is', 'AMY.JONES@mail.example.org', true],
    ['a dot is not a hyphen in an address', 'sender', 'is', 'amy-jones@mail.example.org', false],
    ['the start of the sender', 'sender', 'starts-with', 'amy.', true],
    ['the domain', 'sender-domain', 'is', 'mail.example.org', true],
    ['a parent domain is another domain', 'sender-domain', 'is', 'example.org', false],
    ['a known sender', 'sender-known', 'is', true, true],
    ['not an unknown sender', 'sender-known', 'is', false, false],
    ['a repeat sender', 'earlier-conversations', 'more-than', 1, true],
    ['exactly as many is not more', 'earlier-conversations', 'more-than', 2, false],
    ['a word without its accents', 'subject', 'contains', 'cafe zoe', true],
    ['a word with more accents than there are', 'subject', 'contains', 'nöise', true],
    ['part of a word is no word', 'subject', 'contains', 'nois', false],
    ['words in a row across lines and signs', 'text', 'contains', '2 am nobody', true],
    ['words that do not follow each other', 'text', 'contains', 'nobody plays', false],
    ['a hyphen and a space are the same', 'text', 'contains', 'e mails', true],
    ['one of several', 'text', 'contains-any-of', ['dog', 'sleeps'], true],
    ['a phrase of signs alone is nowhere', 'text', 'contains', '?!', false],
    ['the start of the subject', 'subject', 'starts-with', 'RE: noise', true],
    ['the whole subject', 'subject', 'is', 're: noise at the cafe zoe', true],
    ['the subject or the text: subject', 'subject-or-text', 'contains', 'noise', true],
    ['the subject or the text: text', 'subject-or-text', 'contains', 'band', true],
    ['an attachment by name', 'attachment-name', 'contains', 'diary', true],
    ['an attachment by type', 'attachment-type', 'starts-with', 'application/', true],
    ['what a scan says', 'attachment-text', 'contains', 'drums', true],
    ['the connector', 'connector', 'is', 'imap', true],
    ['a pattern, whatever its case', 'text', 'matches', 'until \\d+ AM', true],
    ['a pattern that is not there', 'text', 'matches', '^nobody', false],
    ['a pattern in an address', 'sender', 'matches', '^amy\\..*\\.org$', true],
    ['a mention', 'social-kind', 'is', 'mention', true],
    ['one of its keywords', 'keyword', 'is', 'Noise', true],
    ['many followers', 'followers', 'more-than', 1000, true],
    ['the sentiment', 'sentiment', 'is-any-of', ['positive', 'neutral'], false],
    ['no machine', 'automatic', 'is', 'any', false],
    ['a reference', 'has-reference', 'is', false, true],
    ['smaller', 'size', 'less-than', 5000, true],
    ['the language', 'language', 'is-any-of', ['cy', 'en'], true],
    ['after five', 'time', 'after', '17:00', true],
    ['at the minute is not after it', 'time', 'after', '17:30', false],
    ['before a day', 'date', 'before', '2026-04-03', true],
    ['the weekday', 'weekday', 'is-any-of', ['thursday', 'friday'], true],
    ['out of hours', 'in-hours', 'is', false, true],
    ['no holiday', 'on-holiday', 'is', true, false],
    ["a form's field", 'form.service', 'contains', 'environmental', true],
    ["a form's field that is not there", 'form.street', 'contains', 'high', false],
    ['a field that only the prototype has', 'form.constructor', 'contains', 'function', false],
  ])('%s', (_, field, operator, value, expected) => {
    expect(ruleSetSchema.safeParse([rule('only', { field, operator, value }, [])]).success).toBe(true);
    expect(holds({ field, operator, value })).toBe(expected);
  });

  test.each([
    ['a bounce is a machine', 'any'],
    ['a bounce is a bounce', 'bounce'],
  ])('%s', (_, value) => {
    expect(holds({ field: 'automatic', operator: 'is', value }, { automatic: 'bounce' })).toBe(true);
  });

  test.each([
    ['a soft hyphen hides nothing', 'a com\u00adplaint'],
    ['nor does a zero-width space', 'a comp\u200blaint'],
    ['full-width letters are letters', 'ＣＯＭＰＬＡＩＮＴ'],
    ['no-break spaces are spaces', 'a\u00a0complaint\u00a0'],
  ])('%s', (_, text) => {
    expect(holds({ field: 'text', operator: 'contains', value: 'complaint' }, { text })).toBe(true);
  });
});

describe('groups', () => {
  const yes: Condition = { field: 'subject', operator: 'contains', value: 'noise' };
  const no: Condition = { field: 'subject', operator: 'contains', value: 'bins' };

  test.each<[string, Condition, boolean]>([
    ['all of nothing holds', { all: [] }, true],
    ['any of nothing does not', { any: [] }, false],
    ['none of nothing holds', { none: [] }, true],
    ['all holds when each does', { all: [yes, yes] }, true],
    ['all fails when one does', { all: [yes, no] }, false],
    ['any holds when one does', { any: [no, yes] }, true],
    ['any fails when none does', { any: [no, no] }, false],
    ['none fails when one holds', { none: [no, yes] }, false],
    ['none holds when none does', { none: [no, no] }, true],
    ['nested', { all: [{ any: [no, yes] }, { none: [{ all: [yes, no] }] }] }, true],
  ])('%s', (_, when, expected) => {
    expect(holds(when)).toBe(expected);
  });
});

describe('actions', () => {
  const always: Condition = { all: [] };

  test('nothing matches: the defaults stand', () => {
    expect(decide([rule('never', { any: [] }, [{ action: 'no-target' }])], facts, defaults)).toMatchObject(
      defaults,
    );
  });

  test('a later rule has the last word, tags and added targets gather', () => {
    const decision = decide(
      [
        rule(
          'first',
          always,
          [
            { action: 'set-queue', value: 'waste' },
            { action: 'set-kind', value: 'complaint' },
            { action: 'add-tags', value: ['a', 'b'] },
            { action: 'set-target', value: 'social' },
          ],
          'go-on',
        ),
        rule('second', always, [
          { action: 'set-queue', value: 'highways' },
          { action: 'set-priority', value: 'high' },
          { action: 'add-tags', value: ['b', 'c'] },
          { action: 'add-target', value: 'complaint-stage-1' },
          { action: 'no-acknowledgement' },
        ]),
        rule('unreached', always, [{ action: 'set-queue', value: 'general' }]),
      ],
      facts,
      defaults,
    );
    expect(decision).toMatchObject({
      queue: 'highways',
      kind: 'complaint',
      priority: 'high',
      tags: ['a', 'b', 'c'],
      targets: ['social', 'complaint-stage-1'],
      acknowledgement: null,
    });
    expect(decision.trace.map((entry) => entry.key)).toEqual(['first', 'second']);
  });

  test('the order of the rules matters', () => {
    const waste = rule('waste', always, [{ action: 'set-queue', value: 'waste' }]);
    const highways = rule('highways', always, [{ action: 'set-queue', value: 'highways' }]);
    expect(decide([waste, highways], facts, defaults).queue).toBe('waste');
    expect(decide([highways, waste], facts, defaults).queue).toBe('highways');
  });

  test('the defaults are not touched', () => {
    const before = structuredClone(defaults);
    const decision = decide([rule('tag', always, [{ action: 'add-tags', value: ['x'] }])], facts, defaults);
    decision.targets.push('changed afterwards');
    expect(defaults).toEqual(before);
  });
});

describe('rules of a season', () => {
  const season = (from?: string, to?: string) =>
    decide([{ ...rule('snow', { all: [] }, []), ...(from && { from }), ...(to && { to }) }], facts, defaults)
      .trace[0]?.outcome;

  test.each<[string, string | undefined, string | undefined, string]>([
    ['its first day', '2026-04-02', undefined, 'matched'],
    ['the day before it', '2026-04-03', undefined, 'out-of-season'],
    ['its last day', undefined, '2026-04-02', 'matched'],
    ['the day after it', undefined, '2026-04-01', 'out-of-season'],
    ['in between', '2026-01-01', '2026-12-31', 'matched'],
  ])('%s', (_, from, to, outcome) => {
    expect(season(from, to)).toBe(outcome);
  });

  test('a message without a day is in no season', () => {
    const winter = { ...rule('snow', { all: [] }, []), from: '2026-01-01' };
    expect(decide([winter], {}, defaults).trace[0]?.outcome).toBe('out-of-season');
  });
});

describe('what the rules before have set', () => {
  const first = rule(
    'first',
    { all: [] },
    [
      { action: 'set-kind', value: 'complaint' },
      { action: 'add-tags', value: ['noise', 'night'] },
      { action: 'set-priority', value: 'high' },
      { action: 'set-queue', value: 'complaints' },
    ],
    'go-on',
  );

  test.each([
    ['the kind', 'kind', 'complaint'],
    ['a tag', 'tag', 'Night'],
    ['the priority', 'priority', 'high'],
    ['the queue', 'queue', 'complaints'],
  ])('%s', (_, field, value) => {
    const look = rule('look', { field, operator: 'is', value }, []);
    const outcome = (set: Rule[]) =>
      decide(set, facts, defaults).trace.find(({ key }) => key === 'look')?.outcome;
    expect(outcome([look, first])).toBe('not-matched');
    expect(outcome([first, look])).toBe('matched');
  });
});

test('who is to have it, and that it is spam', () => {
  const decision = decide(
    [
      rule('first', { all: [] }, [{ action: 'assign-in-turn', value: 'Waste' }], 'go-on'),
      rule('second', { all: [] }, [{ action: 'assign-last-handler' }, { action: 'set-aside-as-spam' }]),
    ],
    facts,
    defaults,
  );
  expect(decision).toMatchObject({
    assignment: { to: 'last-handler' },
    spam: true,
  });
});

test.each<[string, Action[], { redirect: string | null; language: string | null }]>([
  [
    'whose matter it is',
    [{ action: 'redirect', value: 'county-council' }],
    { redirect: 'county-council', language: null },
  ],
  [
    'the last body has it',
    [
      { action: 'redirect', value: 'county-council' },
      { action: 'redirect', value: 'water-company' },
    ],
    { redirect: 'water-company', language: null },
  ],
  ['what it is answered in', [{ action: 'set-language', value: 'cy' }], { redirect: null, language: 'cy' }],
])('%s', (_, actions, expected) => {
  const decision = decide([rule('only', { all: [] }, actions)], facts, defaults);
  // What is promised stands: it is owed where the contact writes again, or cannot be told.
  expect(decision).toMatchObject({ ...expected, targets: defaults.targets, queue: defaults.queue });
  expect(decision.trace[0]?.changes.at(-1)?.to).toBe(expected.redirect ?? expected.language);
});

describe('properties', () => {
  const words = fc.constantFrom('noise', 'bins', 'road', 'café', 'complaint', 'the');
  const text = fc.array(words, { maxLength: 8 }).map((parts) => parts.join(' '));
  const test1: fc.Arbitrary<Condition> = fc.record({
    field: fc.constantFrom('subject', 'text', 'subject-or-text', 'sender-name', 'form.service'),
    operator: fc.constantFrom('contains', 'is', 'starts-with'),
    value: words,
  });
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3 },
      test1,
      fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
      fc.record({ none: fc.array(tie('condition'), { maxLength: 3 }) }),
    ),
  }));
  const action: fc.Arbitrary<Action> = fc.oneof(
    fc.record({ action: fc.constant('set-queue' as const), value: words }),
    fc.record({ action: fc.constant('set-kind' as const), value: words }),
    fc.record({ action: fc.constant('set-target' as const), value: words }),
    fc.record({ action: fc.constant('add-target' as const), value: words }),
    fc.record({ action: fc.constant('add-tags' as const), value: fc.array(words, { minLength: 1 }) }),
    fc.record({ action: fc.constant('no-target' as const) }),
    fc.record({ action: fc.constant('set-acknowledgement' as const), value: words }),
    fc.record({ action: fc.constant('no-acknowledgement' as const) }),
  );
  const rules: fc.Arbitrary<Rule[]> = fc
    .array(
      fc.record({
        enabled: fc.boolean(),
        when: condition,
        do: fc.array(action, { maxLength: 4 }),
        andThen: fc.constantFrom('stop' as const, 'go-on' as const),
      }),
      { maxLength: 6 },
    )
    .map((list) => list.map((part, index) => ({ ...part, key: `rule-${index}`, name: `Rule ${index}` })));
  const message = fc
    .record({ subject: text, text, senderName: text, service: text })
    .map(({ service, ...rest }): Facts => ({ ...facts, ...rest, form: { service } }));

  test('a rule that is switched off changes nothing', () => {
    fc.assert(
      fc.property(rules, message, (set, facts) => {
        const { trace, ...whole } = decide(set, facts, defaults);
        const { trace: _, ...without } = decide(
          set.filter((rule) => rule.enabled),
          facts,
          defaults,
        );
        expect(whole).toEqual(without);
        expect(trace.filter((entry) => entry.outcome === 'switched-off' && entry.changes.length)).toEqual([]);
      }),
    );
  });

  test('the changes in the trace, told in order, are the decision', () => {
    fc.assert(
      fc.property(rules, message, (set, facts) => {
        const { trace, ...decision } = decide(set, facts, defaults);
        const told: Record<string, unknown> = { ...defaults, ...NOTHING_DONE };
        for (const change of trace.flatMap((entry) => entry.changes)) told[change.what] = change.to;
        expect(told).toEqual(decision);
      }),
    );
  });

  test('the trace goes through the rules in order and ends at the one that stops', () => {
    fc.assert(
      fc.property(rules, message, (set, facts) => {
        const { trace } = decide(set, facts, defaults);
        expect(trace.map((entry) => entry.position)).toEqual(trace.map((_, index) => index + 1));
        const stop = trace.findIndex((entry) => entry.stopped);
        expect(trace).toHaveLength(stop < 0 ? set.length : stop + 1);
      }),
    );
  });

  test('a condition and its contrary never agree', () => {
    fc.assert(
      fc.property(condition, message, (when, facts) => {
        expect(holds({ none: [when] }, facts)).toBe(!holds(when, facts));
      }),
    );
  });

  test('compiled or not, once or again, the answer is the same and survives as JSON', () => {
    fc.assert(
      fc.property(rules, message, (set, facts) => {
        const compiled = compileRuleSet(set);
        const answer = decide(compiled, facts, defaults);
        expect(decide(compiled, facts, defaults)).toEqual(answer);
        expect(decide(set, JSON.parse(JSON.stringify(facts)), defaults)).toEqual(answer);
        expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
      }),
    );
  });

  test('no facts make it throw', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.record(Object.fromEntries(Object.keys(facts).map((name) => [name, fc.anything()])), {
        requiredKeys: [],
      }),
    );
    const everyField = compileRuleSet(
      ruleSetSchema.parse(
        [
          ['channel', 'is', 'a'],
          ['mailbox', 'contains', 'a'],
          ['recipient', 'contains', 'a'],
          ['sender-domain', 'is', 'a'],
          ['sender-known', 'is', true],
          ['earlier-conversations', 'more-than', 1],
          ['subject-or-text', 'contains', 'a'],
          ['text', 'starts-with', 'a'],
          ['attachment-name', 'contains', 'a'],
          ['attachment-type', 'is', 'a'],
          ['automatic', 'is', 'any'],
          ['size', 'less-than', 1],
          ['time', 'before', '09:00'],
          ['date', 'after', '2026-01-01'],
          ['on-holiday', 'is', true],
          ['form.service', 'contains', 'a'],
          ['attachment-text', 'matches', 'a+'],
          ['keyword', 'is', 'a'],
          ['followers', 'more-than', 1],
          ['tag', 'is', 'a'],
        ].map(([field, operator, value], index) => ({
          key: `rule-${index}`,
          name: 'Rule',
          when: { field, operator, value },
          do: [],
          andThen: 'go-on',
        })),
      ),
    );
    fc.assert(
      fc.property(anything, (odd) => {
        expect(decide(everyField, odd as Facts, defaults).trace).toHaveLength(20);
      }),
      { numRuns: 1000 },
    );
  });

  test('a trace stays small, however much was looked for and found', () => {
    const long = 'noise and more noise '.repeat(10_000);
    const { trace } = decide(
      [
        rule(
          'long',
          {
            any: Array.from({ length: 50 }, () => ({
              field: 'subject',
              operator: 'is',
              value: Array(50).fill(long.slice(0, 300)),
            })),
          },
          [],
          'go-on',
        ),
        rule('found', { field: 'subject', operator: 'contains', value: 'noise' }, []),
      ],
      { ...facts, subject: long, text: long },
      defaults,
    );
    expect(JSON.stringify(trace).length).toBeLessThan(3000);
  });
});
