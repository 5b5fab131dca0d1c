import fc from 'fast-check';
import {
  type Action,
  type Condition,
  type Defaults,
  decide,
  type Facts,
  NOT_OURS,
  type Rule,
  SPAM,
  waysOf,
} from '#routing';

const defaults: Defaults = {
  ...{ queue: 'general', kind: 'enquiry', priority: 'normal', tags: [] },
  ...{ targets: ['response'], acknowledgement: 'default' },
};
const SOURCES = [
  { key: 'enquiries', type: 'email', connector: 'imap' },
  { key: 'council', type: 'social', connector: 'x' },
];
const always: Condition = { all: [] };
const bins: Condition = { field: 'subject', operator: 'contains', value: 'bins' };
const social: Condition = { field: 'channel-type', operator: 'is', value: 'social' };
const to = (value: string): Action => ({ action: 'set-queue', value });

function rule(key: string, when: Condition, actions: Action[], andThen: Rule['andThen'] = 'stop'): Rule {
  return { key, name: key, enabled: true, when, do: actions, andThen };
}
const told = (...set: Rule[]) =>
  waysOf(set, defaults, SOURCES).map(
    ({ channel, rule, to, targets }) => `${channel} ${rule ?? 'rest'} ${to} ${targets.join('+') || 'none'}`,
  );

test.each<[string, Rule[], string[]]>([
  ['no rule', [], ['enquiries rest general response', 'council rest general response']],
  [
    'what only one channel can match',
    [rule('tweets', social, [to('desk'), { action: 'set-target', value: 'social' }])],
    ['enquiries rest general response', 'council tweets desk social', 'council rest general response'],
  ],
  [
    'nothing comes after what takes everything',
    [rule('all', always, [to('waste')]), rule('late', bins, [to('attic')])],
    ['enquiries all waste response', 'council all waste response'],
  ],
  [
    'what goes on promises for those that come after, and decides where these do not',
    [
      rule('tweets', social, [to('desk'), { action: 'set-target', value: 'social' }], 'go-on'),
      rule('bins', bins, [{ action: 'add-tags', value: ['bins'] }]),
    ],
    [
      ...['enquiries rest general response', 'council rest general response+social'],
      'council tweets desk response+social',
    ],
  ],
  [
    'what is over, with nothing promised',
    [
      rule('theirs', bins, [{ action: 'redirect', value: 'county' }]),
      rule('junk', always, [{ action: 'set-aside-as-spam' }]),
    ],
    [
      ...['enquiries theirs not-ours none', 'enquiries junk spam none'],
      ...['council theirs not-ours none', 'council junk spam none'],
    ],
  ],
  [
    'what is not ours stays so',
    [
      rule('theirs', bins, [{ action: 'redirect', value: 'county' }], 'go-on'),
      rule('all', always, [to('waste')]),
    ],
    [
      ...['enquiries theirs not-ours none', 'enquiries all waste response'],
      ...['council theirs not-ours none', 'council all waste response'],
    ],
  ],
  ['what is switched off', [{ ...rule('off', bins, [to('attic')]), enabled: false }], told()],
])('%s', (_, set, expected) => {
  expect(told(...set)).toEqual(expected);
});

test('whatever comes in takes one of the ways', () => {
  const condition = fc.constantFrom<Condition>(
    always,
    bins,
    social,
    { none: [bins] },
    { all: [bins, social] },
  );
  const action = fc.constantFrom<Action>(
    ...[to('waste'), to('attic')],
    { action: 'redirect', value: 'county' },
    { action: 'set-aside-as-spam' },
    { action: 'set-target', value: 'social' },
    { action: 'add-target', value: 'more' },
    { action: 'no-target' },
  );
  const parts = fc.tuple(
    ...([condition, fc.array(action, { maxLength: 3 })] as const),
    fc.constantFrom('stop' as const, 'go-on' as const),
  );
  const rules = fc
    .array(parts, { maxLength: 5 })
    .map((set) => set.map(([when, actions, andThen], n) => rule(`r${n}`, when, actions, andThen)));
  const source = fc.constantFrom(...SOURCES);
  const subject = fc.constantFrom('bins', 'noise');
  fc.assert(
    fc.property(rules, source, subject, (set, from, about) => {
      const facts: Partial<Facts> = {
        ...{ channel: from.key, channelType: from.type, connector: from.connector, subject: about },
      };
      const { queue, spam, redirect, targets } = decide(set, facts, defaults);
      const place = spam ? SPAM : redirect ? NOT_OURS : queue;
      const ways = waysOf(set, defaults, SOURCES).filter(
        (way) => way.channel === from.key && way.to === place,
      );
      expect(ways.length).toBeGreaterThan(0);
      if (spam || redirect) return;
      expect(ways.flatMap((way) => way.targets)).toEqual(expect.arrayContaining(targets));
    }),
  );
});
