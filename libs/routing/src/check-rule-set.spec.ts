import fc from 'fast-check';
import {
  type Action,
  type Condition,
  checkRuleSet,
  type Defaults,
  decide,
  type Facts,
  type Known,
  type Rule,
  ruleSetSchema,
} from '#routing';

const known: Known = {
  queues: ['general', 'complaints'],
  targets: ['response'],
  templates: ['default'],
  channels: ['enquiries', 'post'],
  kinds: ['enquiry', 'complaint'],
  people: ['amy@council.example'],
  teams: ['Waste'],
  bodies: ['county-council'],
  languages: ['cy', 'pl'],
};

const defaults: Defaults = {
  queue: 'general',
  kind: 'enquiry',
  priority: 'normal',
  tags: [],
  targets: ['response'],
  acknowledgement: 'default',
};

const field = (name: string, operator: string, value: Rule['when'] extends infer _ ? unknown : never) =>
  ({ field: name, operator, value }) as Condition;
const subject = (value: string) => field('subject', 'contains', value);
const always: Condition = { all: [] };

/** Rules named "One", "Two" … with these conditions and actions. */
function rules(...parts: [Condition, Action[]?, ('stop' | 'go-on')?, Partial<Rule>?][]): Rule[] {
  const names = ['One', 'Two', 'Three', 'Four', 'Five'];
  return ruleSetSchema.parse(
    parts.map(([when, actions = [], andThen = 'stop', rest = {}], index) => ({
      key: `rule-${index}`,
      name: names[index],
      when,
      do: actions,
      andThen,
      ...rest,
    })),
  );
}

function errors(...parts: Parameters<typeof rules>) {
  return checkRuleSet(rules(...parts), defaults, known).filter(({ severity }) => severity === 'error');
}

describe('names that nobody knows', () => {
  test.each<[string, Action, string]>([
    [
      'a queue',
      { action: 'set-queue', value: 'nowhere' },
      'There is no queue "nowhere". There are: general, complaints.',
    ],
    ['a target', { action: 'add-target', value: 'soon' }, 'There is no target "soon". There are: response.'],
    [
      'a kind',
      { action: 'set-kind', value: 'rant' },
      'There is no kind "rant". There are: enquiry, complaint.',
    ],
    [
      'an acknowledgement',
      { action: 'set-acknowledgement', value: 'x' },
      'There is no acknowledgement "x". There are: default.',
    ],
    [
      'a person',
      { action: 'assign-person', value: 'bo@council.example' },
      'There is no person who can be given work "bo@council.example". There are: amy@council.example.',
    ],
    [
      'another body',
      { action: 'redirect', value: 'county' },
      'There is no other body "county". There are: county-council.',
    ],
    [
      'a language',
      { action: 'set-language', value: 'klingon' },
      'There is no language "klingon". There are: cy, pl.',
    ],
    ['a team', { action: 'assign-in-turn', value: 'Roads' }, 'There is no team "Roads". There are: Waste.'],
  ])('%s', (_, action, message) => {
    expect(errors([subject('bins'), [action]])).toEqual([
      { severity: 'error', rule: 'rule-0', path: 'do.0.value', message },
    ]);
  });

  test('of many, the first twenty are named', () => {
    const many = { ...known, people: Array.from({ length: 50 }, (_, n) => `p${n}@council.example`) };
    const set = rules([subject('bins'), [{ action: 'assign-person', value: 'bo@council.example' }]]);
    expect(checkRuleSet(set, defaults, many)[0]?.message).toMatch(
      /p0@council.example, .*p19@council.example, 30 more\.$/,
    );
  });

  test('a channel, deep inside', () => {
    const when = { all: [{ none: [field('channel', 'is-any-of', ['enquiries', 'fax'])] }] };
    expect(errors([when])).toEqual([
      {
        severity: 'error',
        rule: 'rule-0',
        path: 'when.all.0.none.0.value',
        message: 'There is no channel "fax". There are: enquiries, post.',
      },
    ]);
  });

  test('where the rest goes', () => {
    const findings = checkRuleSet([], { ...defaults, queue: 'attic', targets: ['soon'] }, known);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([
      expect.objectContaining({ rule: null, path: 'defaults', message: expect.stringContaining('"attic"') }),
      expect.objectContaining({ rule: null, path: 'defaults', message: expect.stringContaining('"soon"') }),
    ]);
  });
});

describe('conditions that nothing can fulfil', () => {
  const both = (...all: Condition[]): Condition => ({ all });
  const not = (...none: Condition[]): Condition => ({ none });

  test.each<[string, Condition, string | null]>([
    ['nothing of nothing', { any: [] }, null],
    [
      'two channels at once',
      both(field('channel', 'is', 'post'), field('channel', 'is', 'enquiries')),
      'the channel',
    ],
    [
      'a channel and not that channel',
      both(field('channel', 'is', 'Post'), not(field('channel', 'is-any-of', ['post', 'enquiries']))),
      'the channel',
    ],
    ['two subjects', both(field('subject', 'is', 'Bins'), field('subject', 'is', 'Noise')), 'the subject'],
    [
      'a subject and a word that is not in it',
      both(field('subject', 'is', 'Bins'), subject('noise')),
      'the subject',
    ],
    [
      'a phrase, and not a word of it',
      both(subject('missed bin collection'), not(subject('bin'))),
      'the subject',
    ],
    [
      'a word in the subject, and neither there nor in the text',
      both(subject('bin'), not(field('subject-or-text', 'contains', 'bin'))),
      'the subject',
    ],
    [
      'more and less',
      both(field('size', 'more-than', 100), field('size', 'less-than', 101)),
      'the size in bytes',
    ],
    [
      'after and before',
      both(field('time', 'after', '17:00'), field('time', 'before', '09:00')),
      'the time of receipt',
    ],
    [
      'no minute between',
      both(field('time', 'after', '16:59'), field('time', 'before', '17:00')),
      'the time of receipt',
    ],
    [
      'no day between',
      both(field('date', 'after', '2026-02-28'), field('date', 'before', '2026-03-01')),
      'the day of receipt',
    ],
    [
      'on no day of the week',
      not(
        field('weekday', 'is-any-of', ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']),
        field('weekday', 'is-any-of', ['saturday', 'sunday']),
      ),
      'the weekday of receipt',
    ],
    [
      'in and out of hours',
      both(field('in-hours', 'is', true), not(field('in-hours', 'is', true))),
      'the message came in opening hours',
    ],
    [
      'every alternative',
      { any: [both(field('in-hours', 'is', true), field('in-hours', 'is', false))] },
      'the message came in opening hours',
    ],
    [
      'the same pattern and not it',
      both(field('text', 'matches', 'a+b'), not(field('text', 'matches', 'a+b'))),
      'the text',
    ],
  ])('%s', (_, when, asked) => {
    const message = asked
      ? `No message can match this: what is asked of ${asked} contradicts itself.`
      : 'No message can match this condition.';
    expect(errors([when])).toEqual([{ severity: 'error', rule: 'rule-0', path: 'when', message }]);
  });

  test.each<[string, Condition]>([
    ['a word and not a longer phrase', both(subject('bin'), not(subject('missed bin')))],
    [
      'in the text though not in the subject',
      both(field('subject-or-text', 'contains', 'bin'), not(subject('bin'))),
    ],
    ['two recipients', both(field('to', 'is', 'a@b.example'), field('to', 'is', 'c@d.example'))],
    ['a minute between', both(field('time', 'after', '16:58'), field('time', 'before', '17:00'))],
    [
      'one of two that differ',
      { any: [field('channel', 'is', 'post'), field('channel', 'is', 'enquiries')] },
    ],
    [
      'an accent that is folded away',
      both(field('subject', 'is', 'cafe'), field('subject', 'matches', 'café')),
    ],
    ['nor its contrary', both(field('subject', 'is', 'cafe'), not(field('subject', 'matches', 'cafe')))],
    [
      'neither followers nor few of them',
      not(field('followers', 'more-than', 10), field('followers', 'less-than', 11)),
    ],
  ])('but not: %s', (_, when) => {
    expect(errors([when])).toEqual([]);
  });
});

describe('rules that no message reaches', () => {
  const bins = subject('bins');

  test.each<[string, Parameters<typeof rules>, string]>([
    ['behind one that takes everything', [[always], [bins]], '"One" takes all of it before.'],
    [
      'behind a wider one',
      [[field('subject-or-text', 'contains', 'bins')], [subject('missed bins')]],
      '"One" takes all of it before.',
    ],
    [
      'behind the same among others',
      [[{ any: [subject('noise'), bins] }], [{ all: [bins, field('in-hours', 'is', true)] }]],
      '"One" takes all of it before.',
    ],
    [
      'behind two halves',
      [[field('in-hours', 'is', true)], [field('in-hours', 'is', false)], [bins]],
      '"One" and "Two" together take all of it before.',
    ],
    [
      'each alternative behind another',
      [[subject('bins')], [subject('noise')], [field('subject', 'contains-any-of', ['bins', 'noise'])]],
      '"One" and "Two" together take all of it before.',
    ],
    [
      'behind one of a longer season',
      [
        [bins, [], 'stop', { from: '2026-01-01' }],
        [bins, [], 'stop', { from: '2026-06-01', to: '2026-06-30' }],
      ],
      '"One" takes all of it before.',
    ],
  ])('%s', (_, parts, end) => {
    const last = parts.length - 1;
    expect(errors(...parts)).toEqual([
      {
        severity: 'error',
        rule: `rule-${last}`,
        path: 'when',
        message: `No message reaches this rule: ${end}`,
      },
    ]);
  });

  test.each<[string, Parameters<typeof rules>]>([
    ['behind one that goes on', [[always, [], 'go-on'], [bins]]],
    ['behind one that is switched off', [[always, [], 'stop', { enabled: false }], [bins]]],
    [
      'behind one of a shorter season',
      [[bins, [], 'stop', { from: '2026-06-01', to: '2026-06-30' }], [bins]],
    ],
    ['behind a narrower one', [[subject('missed bins')], [bins]]],
    [
      'behind one that never matches itself',
      [[{ all: [bins, { any: [] }] }], [bins]].slice(1) as Parameters<typeof rules>,
    ],
  ])('but not: %s', (_, parts) => {
    expect(errors(...parts)).toEqual([]);
  });
});

describe('what the rules themselves set', () => {
  const complaint = field('kind', 'is', 'complaint');
  const set: Action[] = [{ action: 'set-kind', value: 'complaint' }];

  test.each<[string, Parameters<typeof rules>, RegExp]>([
    ['by nobody', [[complaint]], /Nothing has set the kind so far to "complaint" by here\.$/],
    [
      'only afterwards',
      [[complaint], [subject('unhappy'), set, 'go-on']],
      /"Two" does so only after this rule/,
    ],
    ['by one that stops', [[subject('unhappy'), set], [complaint]], /"One" stops once it has done so/],
    [
      'by one that is switched off',
      [[subject('unhappy'), set, 'go-on', { enabled: false }], [complaint]],
      /"One" would, but is switched off/,
    ],
  ])('%s', (_, parts, message) => {
    expect(errors(...parts)).toEqual([
      expect.objectContaining({ path: 'when.value', message: expect.stringMatching(message) }),
    ]);
  });

  test('by one before it that goes on', () => {
    expect(errors([subject('unhappy'), set, 'go-on'], [complaint])).toEqual([]);
  });

  test('again, after a rule that took what was set before', () => {
    const again = errors(
      [subject('unhappy'), set, 'go-on'],
      [complaint],
      [subject('furious'), set, 'go-on'],
      [complaint],
    );
    expect(again).toEqual([]);
  });

  test('what is barred though nothing sets it is worth a second look', () => {
    const findings = checkRuleSet(rules([{ none: [complaint] }]), defaults, known);
    expect(findings).toContainEqual(
      expect.objectContaining({ severity: 'warning', rule: 'rule-0', path: 'when.none.0.value' }),
    );
    expect(findings.some(({ severity }) => severity === 'error')).toBe(false);
  });
});

test('a queue that nothing is sorted into is worth a second look', () => {
  const into: Action[] = [{ action: 'set-queue', value: 'complaints' }];
  const unsorted = expect.objectContaining({ severity: 'warning', rule: null, path: 'queue' });
  expect(checkRuleSet(rules([subject('bins')]), defaults, known)).toEqual([unsorted]);
  expect(checkRuleSet(rules([subject('bins'), into]), defaults, known)).toEqual([]);
  // A rule that no message reaches sorts nothing.
  expect(checkRuleSet(rules([always], [subject('bins'), into]), defaults, known)).toContainEqual(unsorted);
});

describe('held against every message there is', () => {
  const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  const SUBJECTS = ['bins', 'missed bins', 'noise', ''];
  const messages: Partial<Facts>[] = ['post', 'enquiries', 'contact'].flatMap((channel) =>
    [true, false].flatMap((inHours) =>
      DAYS.flatMap((weekday) => SUBJECTS.map((subject) => ({ channel, inHours, weekday, subject }))),
    ),
  );
  const look: fc.Arbitrary<Condition> = fc.oneof(
    fc.constantFrom('post', 'enquiries').map((value) => field('channel', 'is', value)),
    fc.boolean().map((value) => field('in-hours', 'is', value)),
    fc.subarray(DAYS, { minLength: 1 }).map((value) => field('weekday', 'is-any-of', value)),
    fc.constantFrom('bins', 'missed bins').map((value) => subject(value)),
  );
  const conditionOf = (looks: fc.Arbitrary<Condition>) =>
    fc.letrec<{ condition: Condition }>((tie) => ({
      condition: fc.oneof(
        { maxDepth: 2 },
        looks,
        fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
        fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
        fc.record({ none: fc.array(tie('condition'), { maxLength: 2 }) }),
      ),
    })).condition;
  const andThen = fc.constantFrom('stop' as const, 'go-on' as const);
  const sets = fc
    .array(fc.tuple(conditionOf(look), andThen), { maxLength: 5 })
    .map((list) => rules(...list.map(([when, then]): Parameters<typeof rules>[0] => [when, [], then])));
  const matched = (set: Rule[], all = messages) =>
    new Set(
      all.flatMap((facts) =>
        decide(set, facts, defaults)
          .trace.filter(({ outcome }) => outcome === 'matched')
          .map(({ key }) => key),
      ),
    );
  const unreached = (set: Rule[]) =>
    checkRuleSet(set, defaults, known).flatMap(({ severity, rule }) => (severity === 'error' ? [rule] : []));

  test('no rule that some message reaches is called unreached, and none that no message reaches is missed', () => {
    fc.assert(
      fc.property(sets, (set) => {
        const reached = matched(set);
        expect(unreached(set)).toEqual(set.map(({ key }) => key).filter((key) => !reached.has(key)));
      }),
      { numRuns: 1000 },
    );
  });

  test('what the rules set and the seasons they have make none unreached that some message reaches', () => {
    const lookAtSet = fc.oneof(
      look,
      fc.constantFrom('complaint', 'enquiry').map((value) => field('kind', 'is', value)),
      fc.constantFrom('a', 'b').map((value) => field('tag', 'is', value)),
    );
    const action: fc.Arbitrary<Action> = fc.oneof(
      fc.constantFrom('complaint', 'enquiry').map((value) => ({ action: 'set-kind' as const, value })),
      fc.constantFrom('a', 'b').map((value) => ({ action: 'add-tags' as const, value: [value] })),
    );
    const season = fc.constantFrom<Partial<Rule>>(
      {},
      { from: '2026-02-01' },
      { to: '2026-02-01' },
      { from: '2026-01-15', to: '2026-02-15' },
    );
    const setting = fc
      .array(fc.tuple(conditionOf(lookAtSet), fc.array(action, { maxLength: 2 }), andThen, season), {
        maxLength: 5,
      })
      .map((list) => rules(...list));
    const dated = messages
      .filter(({ weekday }) => weekday !== 'tuesday' && weekday !== 'thursday')
      .flatMap((facts) => ['2026-01-01', '2026-02-01', '2026-03-01'].map((date) => ({ ...facts, date })));
    fc.assert(
      fc.property(setting, (set) => {
        const reached = matched(set, dated);
        const wrong = checkRuleSet(set, defaults, known)
          .filter(({ severity, rule }) => severity === 'error' && rule !== null && reached.has(rule))
          .map(({ rule, message }) => [rule, message]);
        expect(wrong).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
