import fc from 'fast-check';
import {
  answering,
  askedAgain,
  MET_BY,
  type MetBy,
  type Moment,
  meets,
  STARTS_ON,
  starts,
} from './moments.js';

const MOMENTS: readonly Moment[] = [
  'receipt',
  'acknowledgement',
  'holding-reply',
  'answer',
  'resolved',
  'escalation',
];

test.each([
  ['receipt', ['receipt']],
  ['acknowledgement', ['acknowledgement', 'holding-reply', 'answer']],
  ['escalation', ['escalation']],
] as const)('a clock that starts on %s starts at: %j', (startsOn, moments) => {
  expect(MOMENTS.filter((moment) => starts(startsOn, moment))).toEqual(moments);
});

test.each([
  ['acknowledgement', ['acknowledgement', 'holding-reply', 'answer']],
  ['first-human-reply', ['holding-reply', 'answer']],
  ['answer', ['answer']],
  ['resolved', ['resolved']],
] as const)('a clock met by %s is met by: %j', (metBy, moments) => {
  expect(MOMENTS.filter((moment) => meets(metBy, moment))).toEqual(moments);
});

test('an answer keeps every promise to say something, and no moment meets what it only starts', () => {
  for (const metBy of MET_BY) expect(meets(metBy, 'answer')).toBe(metBy !== 'resolved');
  for (const metBy of MET_BY) expect(meets(metBy, 'receipt') || meets(metBy, 'escalation')).toBe(false);
  for (const startsOn of STARTS_ON) expect(MOMENTS.some((moment) => starts(startsOn, moment))).toBe(true);
});

const clock = (endsBy: MetBy, owed: boolean) => ({ endsBy, isOwed: () => owed });

test.each<[string, [MetBy, boolean][], MetBy[]]>([
  ['nothing was promised', [], []],
  [
    'the answer is still owed',
    [
      ['first-human-reply', false],
      ['answer', true],
    ],
    [],
  ],
  [
    'all is answered',
    [
      ['acknowledgement', false],
      ['first-human-reply', false],
      ['answer', false],
    ],
    ['answer'],
  ],
  [
    'answered, not yet done',
    [
      ['answer', false],
      ['resolved', true],
    ],
    ['answer'],
  ],
  [
    'answered and done',
    [
      ['resolved', false],
      ['answer', false],
    ],
    ['answer', 'resolved'],
  ],
  ['only a first contact was promised', [['first-human-reply', false]], ['first-human-reply']],
  ['only an acknowledgement was promised', [['acknowledgement', false]], []],
])('a new message where %s', (_, clocks, again) => {
  expect(askedAgain(clocks.map(([endsBy, owed]) => clock(endsBy, owed))).map((c) => c.endsBy)).toEqual(again);
});

test('whatever has run, at most one promise of a sort is made anew, and none that is owed', () => {
  const clocks = fc.array(fc.record({ endsBy: fc.constantFrom(...MET_BY), owed: fc.boolean() }));
  fc.assert(
    fc.property(clocks, (all) => {
      const running = all.map(({ endsBy, owed }) => clock(endsBy, owed));
      const again = askedAgain(running).map(({ endsBy }) => endsBy);
      const owed = running.filter((each) => each.isOwed()).map(({ endsBy }) => endsBy);
      expect(again).not.toContain('acknowledgement');
      for (const sort of [['answer', 'first-human-reply'], ['resolved']]) {
        const own = again.filter((each) => sort.includes(each));
        expect(own.length).toBeLessThanOrEqual(owed.some((each) => sort.includes(each)) ? 0 : 1);
      }
    }),
  );
});

test.each<[MetBy[], MetBy | undefined]>([
  [['acknowledgement', 'first-human-reply', 'answer'], 'answer'],
  [['first-human-reply', 'resolved'], 'resolved'],
  [['acknowledgement', 'first-human-reply'], 'first-human-reply'],
  [['acknowledgement'], undefined],
])('of %j the contact expects %s', (sorts, expected) => {
  expect(answering(sorts.map((endsBy) => ({ endsBy })))?.endsBy).toBe(expected);
});
