import type { Condition } from './condition.js';
import type { Action } from './rule.js';
import { ruleSentence } from './rule-sentence.js';

const NAMES: Record<string, string> = {
  'queue env-health': 'Environmental Health',
  'channel form': 'Web form',
  'kind complaint': 'complaint',
  'target five': '5 working days',
  'person ada@example.org': 'Ada',
  'body county': 'County Council',
  'language cy': 'Welsh',
};
const nameOf = (noun: string, key: string) => NAMES[`${noun} ${key}`] ?? key;

/** What is chosen stands between asterisks. */
function say(when: Condition, actions: Action[] = [], andThen: 'stop' | 'go-on' = 'stop'): string {
  return ruleSentence({ when, do: actions, andThen }, nameOf)
    .map(({ text, chosen }) => (chosen ? `*${text}*` : text))
    .join('');
}

const noise = { field: 'subject', operator: 'contains', value: 'noise' };
const form = { field: 'channel', operator: 'is', value: 'form' };
const known = { field: 'sender-known', operator: 'is', value: true };

test.each<[string, Condition, string]>([
  ['everything', { all: [] }, 'Always change nothing.'],
  ['one look', noise, 'When the subject contains *noise*, change nothing.'],
  ['a name for a key', form, 'When the channel is *Web form*, change nothing.'],
  [
    'several looks that must all hold',
    { all: [form, noise] },
    'When the channel is *Web form* and the subject contains *noise*, change nothing.',
  ],
  [
    'one of several',
    { any: [form, noise] },
    'When the channel is *Web form* or the subject contains *noise*, change nothing.',
  ],
  [
    'none of them',
    { none: [form, noise] },
    'When the channel is not *Web form* and the subject does not contain *noise*, change nothing.',
  ],
  [
    'groups in groups',
    { all: [form, { any: [noise, { none: [form, noise] }] }] },
    'When the channel is *Web form* and (the subject contains *noise* or (the channel is not *Web form* and the subject does not contain *noise*)), change nothing.',
  ],
  [
    'not all of them',
    { none: [{ all: [form, noise] }] },
    'When the channel is not *Web form* or the subject does not contain *noise*, change nothing.',
  ],
  ['yes', known, 'When *the sender is known*, change nothing.'],
  ['no', { none: [known] }, 'When *the sender is not known*, change nothing.'],
  [
    'a long list',
    { field: 'subject', operator: 'contains-any-of', value: ['a', 'b', 'c', 'd', 'e', 'f'] },
    'When the subject contains *a*, *b*, *c*, *d* or 2 more, change nothing.',
  ],
  [
    'a time',
    { field: 'time', operator: 'after', value: '17:00' },
    'When the time of receipt is after *17:00*, change nothing.',
  ],
  ['never', { any: [] }, 'Never change nothing.'],
])('%s', (_, when, sentence) => {
  expect(say(when)).toBe(sentence);
});

test.each<[Action[], string]>([
  [
    [
      { action: 'set-queue', value: 'env-health' },
      { action: 'set-target', value: 'five' },
      { action: 'set-kind', value: 'complaint' },
    ],
    'send it to *Environmental Health*, promise *5 working days* and take it as *complaint*',
  ],
  [[{ action: 'add-tags', value: ['a', 'b'] }], 'tag it *a* and *b*'],
  [[{ action: 'assign-person', value: 'ada@example.org' }], 'give it to *Ada*'],
  [[{ action: 'assign-in-turn', value: 'Night' }], 'give it to whoever of *Night* is next'],
  [[{ action: 'redirect', value: 'county' }], 'redirect it to *County Council* and close it'],
  [[{ action: 'set-language', value: 'cy' }], 'answer it in *Welsh*'],
  [[{ action: 'set-aside-as-spam' }], 'set it aside as spam'],
  [
    [{ action: 'no-target' }, { action: 'no-acknowledgement' }],
    'promise no date and send no acknowledgement',
  ],
])('%j', (actions, words) => {
  expect(say({ all: [] }, actions)).toBe(`Always ${words}.`);
});

test('going on is said', () => {
  expect(say({ all: [] }, [{ action: 'add-tags', value: ['a'] }], 'go-on')).toBe(
    'Always tag it *a*, and look at the next rule too.',
  );
});
