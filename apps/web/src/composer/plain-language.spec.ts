import { hintsFor, sentencesOf } from './plain-language.js';

const language = {
  longestSentence: 5,
  words: [
    { word: 'commence', better: 'start' },
    { word: 'prior to', better: 'before' },
    { word: 'a.s.a.p. (now)', better: 'today' },
  ],
};

test.each([
  ['short and plain', 'We start on Monday. It is done.', []],
  ['a long sentence', 'One two three four five six. Short one.', [['long', '6']]],
  ['as long as it may be', 'One two three four five.', []],
  ['a full stop within a number ends nothing', 'It costs 4.50 for two.', []],
  ['nor one within a web address', 'See example.org for one more word here.', [['long', '7']]],
  ['a line ends a sentence', 'One two three\nfour five six', []],
  ['jargon', 'We Commence now.', [['word', 'start']]],
  ['jargon over a line end', 'Prior\nto this.', [['word', 'before']]],
  ['not within a word', 'We recommence, commencement.', []],
  ['signs in the list are signs', 'Do it a.s.a.p. (now).', [['word', 'today']]],
  [
    'in the order of the text',
    'Prior to. Commence.',
    [
      ['word', 'before'],
      ['word', 'start'],
    ],
  ],
  ['nothing at all', '', []],
])('%s', (_, text, expected) => {
  expect(hintsFor(text, language).map(({ kind, better }) => [kind, better])).toEqual(expected);
});

test('rich text is read in sentences', () => {
  expect(
    sentencesOf('<p>One <strong>two</strong></p><ul><li><p>a &amp; b</p></li></ul>').split(/\n+/),
  ).toEqual(['One two', 'a & b', '']);
});
