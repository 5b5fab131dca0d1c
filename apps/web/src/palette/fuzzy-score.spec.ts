import { bestOf, fuzzyScore } from './fuzzy-score.js';

describe('what was typed fits a text', () => {
  test.each([
    ['nothing', '', 'Mark done', true],
    ['blanks', '  ', 'Mark done', true],
    ['the text', 'Mark done', 'Mark done', true],
    ['its beginning', 'mar', 'Mark done', true],
    ['the beginning of a later word', 'don', 'Mark done', true],
    ['beginnings of words', 'md', 'Mark done', true],
    ['words in another order', 'done mark', 'Mark done', true],
    ['letters of one word', 'trnsf', 'Transfer', true],
    ['without accents', 'zoe', 'Zoë Brand', true],
    ['letters in another order', 'dm', 'Mark done', false],
    ['letters that are not there', 'x', 'Mark done', false],
    ['letters strewn about', 'ree', 'Mark what is selected done here', false],
    ['signs that patterns know', '.*', 'Mark done', false],
  ])('%s: “%s” in “%s”: %s', (_, typed, text, fits) => {
    expect(fuzzyScore(typed, text) > 0).toBe(fits);
  });

  test.each([
    ['a whole word before part of one', 'wait', ['Await', 'Wait']],
    ['the beginning before the middle', 'ov', ['Move', 'Overdue']],
    ['the shorter before the longer', 'due', ['Due today or soon', 'Due today']],
    ['letters together before letters apart', 'as', ['A solid', 'Assign']],
  ])('%s', (_, typed, [worse, better]) => {
    expect(bestOf(typed, [worse, better], (text) => text ?? '', 5)).toEqual([better, worse]);
  });

  test('equals keep their order, and no more are given than asked for', () => {
    expect(bestOf('', ['c', 'a', 'b'], (text) => text, 2)).toEqual(['c', 'a']);
  });
});
