import type { Rule, RuleDefaults } from '#api-client';
import { diffRules } from './diff-rules.js';

const defaults: RuleDefaults = {
  queue: 'general',
  kind: 'enquiry',
  priority: 'normal',
  tags: [],
  targets: [],
  acknowledgement: null,
};
const rule = (key: string, says = key, more: Partial<Rule> = {}) => ({
  rule: { key, name: key.toUpperCase(), when: {}, do: [{ action: 'add-tags', value: [says] }], ...more },
  sentence: [{ text: says, chosen: true }],
});
const saved = (...all: ReturnType<typeof rule>[]) => ({
  rules: all.map((each) => each.rule),
  sentences: all.map((each) => each.sentence),
  defaults,
});
const NONE = { added: [], removed: [], changed: [], reordered: false, rest: false };
const said = (text: string) => [{ text, chosen: true }];

test.each([
  ['the same', saved(rule('a')), saved(rule('a')), NONE],
  [
    'one more',
    saved(rule('a')),
    saved(rule('b'), rule('a')),
    { ...NONE, added: [{ name: 'B', sentence: said('b') }] },
  ],
  [
    'one less',
    saved(rule('a'), rule('b')),
    saved(rule('b')),
    { ...NONE, removed: [{ name: 'A', sentence: said('a') }] },
  ],
  [
    'another deed',
    saved(rule('a')),
    saved(rule('a', 'x')),
    { ...NONE, changed: [{ name: 'A', before: said('a'), after: said('x') }] },
  ],
  [
    'switched off',
    saved(rule('a')),
    saved(rule('a', 'a', { enabled: false })),
    { ...NONE, changed: [{ name: 'A', before: null, after: said('a') }] },
  ],
  ['another order', saved(rule('a'), rule('b')), saved(rule('b'), rule('a')), { ...NONE, reordered: true }],
  [
    'another rest',
    saved(rule('a')),
    { ...saved(rule('a')), defaults: { ...defaults, queue: 'other' } },
    { ...NONE, rest: true },
  ],
])('%s', (_, before, after, diff) => {
  expect(diffRules(before, after)).toEqual(diff);
});
