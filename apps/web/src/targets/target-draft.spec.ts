import {
  choiceOf,
  type DeedChoice,
  deedFrom,
  isSame,
  newDraft,
  numberIn,
  shownNumber,
} from './target-draft.js';

const draft = newDraft('organisation');

test.each([
  ['itself', {}, true],
  ['spaces around its name', { name: ' ' }, true],
  ['another order of fields', { warnBefore: [{ unit: 'working-days', amount: 2 } as const] }, true],
  ['another amount', { amount: 9 }, false],
  ['no amount', { amount: Number.NaN }, false],
  ['another order of steps', { atMiss: [] }, false],
])('a target is the same as %s', (_, change, same) => {
  expect(isSame(draft, { ...draft, ...change })).toBe(same);
});

test.each<DeedChoice>([
  'notify',
  'reassign nobody',
  'reassign team',
  'reassign least-busy',
  'raise-priority',
  'draft-apology',
])('%s is chosen, and read again', (choice) => {
  expect(choiceOf(deedFrom(choice, 'Front desk'))).toBe(choice);
});

test('only what deals with a team names one', () => {
  expect(deedFrom('reassign team', 'Front desk')).toEqual({
    deed: 'reassign',
    to: 'team',
    team: 'Front desk',
  });
  expect(deedFrom('reassign nobody', 'Front desk')).toEqual({ deed: 'reassign', to: 'nobody' });
});

test.each([
  ['12', 12],
  ['', Number.NaN],
  [' ', Number.NaN],
])('in a field, %j is %d', (text, amount) => {
  expect(numberIn(text)).toBe(amount);
  expect(shownNumber(amount)).toBe(text.trim());
});
