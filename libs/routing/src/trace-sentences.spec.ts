import { type Condition, decide, type Facts, type Rule, traceSentences } from '#routing';

const defaults = {
  queue: 'general',
  kind: 'enquiry',
  priority: 'normal' as const,
  tags: [],
  targets: ['response'],
  acknowledgement: 'default',
};

function sentence(when: Condition, facts: Partial<Facts>, rule: Partial<Rule> = {}): string {
  const whole: Rule = {
    key: 'r',
    name: 'Complaints',
    enabled: true,
    when,
    do: [],
    andThen: 'go-on',
    ...rule,
  };
  return traceSentences(decide([whole], facts, defaults).trace)[0] ?? '';
}

const complaint: Condition = { field: 'subject', operator: 'contains', value: 'complaint' };

describe('a trace in sentences', () => {
  test('says what matched and what was set', () => {
    const text = sentence(
      complaint,
      { subject: 'My complaint' },
      {
        do: [
          { action: 'set-kind', value: 'complaint' },
          { action: 'set-target', value: 'complaint-stage-1' },
        ],
        andThen: 'stop',
      },
    );
    expect(text).toBe(
      'Rule 1, Complaints: matched, because the subject contains "complaint". Set the kind to complaint and the target to complaint-stage-1. No later rule was looked at.',
    );
  });

  test.each<[string, Condition, Partial<Facts>, string]>([
    [
      'did not match',
      complaint,
      { subject: 'Bins' },
      'did not match, because the subject does not contain "complaint".',
    ],
    ['takes everything', { all: [] }, {}, 'matched, because it takes everything.'],
    [
      'all: each part',
      { all: [complaint, { field: 'sender-known', operator: 'is', value: true }] },
      { subject: 'Complaint', senderKnown: true },
      'matched, because the subject contains "complaint" and the sender is known.',
    ],
    [
      'any: the part that held, with the word that was found',
      { any: [{ field: 'text', operator: 'contains-any-of', value: ['dog', 'cat'] }, complaint] },
      { subject: 'Complaint', text: 'The cat' },
      'matched, because the text contains "cat".',
    ],
    [
      'any: long lists are cut',
      { field: 'text', operator: 'contains-any-of', value: ['a', 'b', 'c', 'd', 'e'] },
      { text: '' },
      'did not match, because the text does not contain "a", "b", "c" or 2 more.',
    ],
    [
      'none: the part that stood in the way',
      { none: [complaint] },
      { subject: 'A complaint' },
      'did not match, because the subject contains "complaint".',
    ],
    [
      'none: what was not there',
      { none: [complaint] },
      { subject: 'Bins' },
      'matched, because the subject does not contain "complaint".',
    ],
    [
      'is: what stands there instead',
      { field: 'channel', operator: 'is', value: 'post' },
      { channel: 'enquiries' },
      'did not match, because the channel is "enquiries", not "post".',
    ],
    [
      'nothing there',
      { field: 'automatic', operator: 'is', value: 'any' },
      { automatic: null },
      'did not match, because the kind of automatic message is nothing, not "any".',
    ],
    [
      'numbers',
      { field: 'size', operator: 'more-than', value: 10 },
      { size: 5 },
      'did not match, because the size in bytes is "5", not more than 10.',
    ],
    [
      'times',
      { field: 'time', operator: 'after', value: '17:00' },
      { time: '17:30' },
      'matched, because the time of receipt is "17:30", after "17:00".',
    ],
    [
      'a pattern, and what it found',
      { field: 'text', operator: 'matches', value: 'bin\\w*' },
      { text: 'The road' },
      'did not match, because the text does not match "bin\\w*".',
    ],
    [
      'yes or no, and it is not',
      { field: 'in-hours', operator: 'is', value: true },
      { inHours: false },
      'did not match, because the message came out of opening hours.',
    ],
  ])('%s', (_, when, facts, expected) => {
    expect(sentence(when, facts)).toBe(`Rule 1, Complaints: ${expected}`);
  });

  test('a rule that is switched off says so', () => {
    expect(sentence(complaint, {}, { enabled: false })).toBe('Rule 1, Complaints: switched off.');
  });

  test('a rule of another season says so', () => {
    expect(sentence(complaint, { date: '2026-04-02' }, { from: '2026-12-01' })).toBe(
      'Rule 1, Complaints: not looked at on that day.',
    );
  });

  test('what was done with it stands beside what was set', () => {
    const given = sentence(
      { all: [] },
      {},
      {
        do: [
          { action: 'set-queue', value: 'waste' },
          { action: 'assign-least-busy', value: 'Waste' },
        ],
      },
    );
    expect(given).toBe(
      'Rule 1, Complaints: matched, because it takes everything. Set the queue to waste. It was given to whoever of Waste has the fewest open.',
    );
    const away = sentence({ all: [] }, {}, { do: [{ action: 'set-aside-as-spam' }] });
    expect(away).toBe('Rule 1, Complaints: matched, because it takes everything. It was set aside as spam.');
  });

  test('what takes something away says so', () => {
    expect(
      sentence({ all: [] }, {}, { do: [{ action: 'no-target' }, { action: 'no-acknowledgement' }] }),
    ).toBe('Rule 1, Complaints: matched, because it takes everything. Set no target and no acknowledgement.');
  });

  test('the words around what was found are kept', () => {
    const { trace } = decide(
      [
        {
          key: 'r',
          name: 'R',
          enabled: true,
          when: { field: 'text', operator: 'contains', value: 'noise' },
          do: [],
          andThen: 'stop',
        },
      ],
      {
        text: `${'much went before this. '.repeat(9)}There was NOISE all night long, again and again and again.`,
      },
      defaults,
    );
    expect(trace[0]?.because[0]?.found).toBe('… went before this there was noise all night long again and …');
  });
});
