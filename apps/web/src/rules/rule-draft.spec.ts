import { asGroup, keyFor, movedTo, namedByName } from './rule-draft.js';

test.each([
  ['Noise at night', [], 'noise-at-night'],
  ['Noise at night', ['noise-at-night'], 'noise-at-night-2'],
  ['Noise at night', ['noise-at-night', 'noise-at-night-2'], 'noise-at-night-3'],
  ['Sŵn & café!', [], 'sw-n-cafe'],
  ['  ', [], 'rule'],
  ['字', [], 'rule'],
  ['x'.repeat(200), [], 'x'.repeat(50)],
])('the key for %j beside %j', (name, taken, key) => {
  expect(keyFor(name, taken)).toBe(key);
});

test.each([
  [0, 2, 'bca'],
  [2, 0, 'cab'],
  [1, 1, 'abc'],
  [0, -1, 'abc'],
  [2, 3, 'abc'],
])('from %i to %i', (from, to, after) => {
  expect(movedTo(['a', 'b', 'c'], from, to).join('')).toBe(after);
});

const look = { field: 'subject', operator: 'is', value: 'x' };

test.each([
  ['one look', look, { how: 'all', parts: [look] }],
  ['a group', { any: [look] }, { how: 'any', parts: [look] }],
  ['an empty group', { all: [] }, { how: 'all', parts: [] }],
])('%s as a group', (_, condition, group) => {
  expect(asGroup(condition)).toEqual(group);
});

test('what is new is saved by its name, and what is there keeps its key', () => {
  const rule = (key: string, name: string) => ({ key, name, when: { all: [] }, do: [] });
  const saved = [rule('lights', 'Lamps')];
  const rules = [
    rule('new-rule', 'Noise'),
    rule('new-rule-2', 'Noise'),
    rule('lights', 'Lights'),
    rule('x', 'Lights'),
  ];
  expect(namedByName(rules, saved).map(({ key }) => key)).toEqual(['noise', 'noise-2', 'lights', 'lights-2']);
});
