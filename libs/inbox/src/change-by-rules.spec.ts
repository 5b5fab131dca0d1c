import type { Decision } from '#routing';
import { changeByRules, type RuleChange, type Sorted } from './change-by-rules.js';

const before: Decision = {
  queue: 'general',
  kind: 'enquiry',
  priority: 'normal',
  tags: ['web'],
  targets: ['response'],
  acknowledgement: 'default',
  assignment: null,
  redirect: null,
  language: null,
  spam: false,
  trace: [],
};
const now: Sorted = {
  queue: 'general',
  kind: 'enquiry',
  priority: 'normal',
  tags: ['web'],
  assigneeId: null,
  language: 'en',
  written: 'en',
};

test.each<[string, Partial<Sorted>, Partial<Decision>, RuleChange | null]>([
  ['nothing differs', {}, {}, null],
  ['another queue', {}, { queue: 'waste' }, { queue: 'waste' }],
  ['another queue, but somebody has moved it', { queue: 'highways' }, { queue: 'waste' }, null],
  ['another queue, but somebody has it', { assigneeId: 'ada' }, { queue: 'waste' }, null],
  ['another language', {}, { language: 'cy' }, { language: 'cy' }],
  ['another language, but somebody has chosen one', { language: 'pl' }, { language: 'cy' }, null],
  ['a redirect: it is left to somebody who looks', {}, { redirect: 'county-council', queue: 'waste' }, null],
  ['another kind', {}, { kind: 'complaint' }, { kind: 'complaint' }],
  [
    'another kind with another promise',
    {},
    { kind: 'complaint', targets: ['stage-1'] },
    { kind: 'complaint', targets: ['stage-1'] },
  ],
  [
    'another promise, but somebody has changed the kind',
    { kind: 'foi' },
    { kind: 'complaint', targets: ['stage-1'] },
    null,
  ],
  ['the same promises in another order', {}, { targets: ['response'] }, null],
  ['another priority', {}, { priority: 'high' }, { priority: 'high' }],
  ['another priority, but somebody has set one', { priority: 'urgent' }, { priority: 'high' }, null],
  ['one more tag', {}, { tags: ['web', 'noise'] }, { tags: ['noise'] }],
  ['a tag that it has by now', { tags: ['web', 'noise'] }, { tags: ['web', 'noise'] }, null],
  ['a tag that somebody took off', { tags: [] }, { tags: ['web'] }, null],
  ['a tag less', {}, { tags: [] }, null],
  ['spam', {}, { spam: true, queue: 'waste' }, null],
])('%s', (_, changed, after, expected) => {
  expect(changeByRules({ ...now, ...changed }, before, { ...before, ...after })).toEqual(expected);
});
