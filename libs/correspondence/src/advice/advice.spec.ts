import { type Advice, adviceOn, readingAge } from './index.js';

const plain = {
  longestSentence: 8,
  words: [
    { word: 'utilise', better: 'use' },
    { word: 'in order to', better: 'to' },
    { word: 'c++ (v2)', better: 'the program' },
  ],
};

function advised(sources: Record<string, string>, language = 'en'): Advice[] {
  return adviceOn({ key: 'reply/default', language, sources, rendered: null, reading: null }, plain);
}

describe('words that few people use', () => {
  test.each<[string, string, [number, number][]]>([
    [
      'in any case of letters',
      'Please\n  UTILISE it, or utilise that.',
      [
        [2, 3],
        [2, 18],
      ],
    ],
    ['over the end of a line', 'Call us in\norder to speak.', [[1, 9]]],
    ['of signs', 'We run c++ (v2).', [[1, 8]]],
    ['not within another', 'We utilised it, reutilise.', []],
    ['not in the name of a variable', '{{utilise}} {{> utilise}} {{! utilise }}{{!-- utilise }} --}}', []],
    ['after a variable, at its place', '{{contact.name}} utilise', [[1, 18]]],
  ])('%s', (_, text, places) => {
    const words = advised({ text }).filter(({ about }) => about === 'word');
    expect(words.map(({ line, column }) => [line, column])).toEqual(places);
  });

  test('are looked for in every part, and not in what HTML says to the browser', () => {
    const found = advised({ subject: 'Utilise', html: '<p class="utilise">We\nutilise</p>' });
    expect(found).toEqual([
      {
        ...{ file: 'reply/default/subject.hbs', line: 1, column: 1, about: 'word' },
        message: '"utilise": few people use this. Write: use.',
      },
      expect.objectContaining({ file: 'reply/default/html.hbs', line: 2, column: 1 }),
    ]);
  });

  test('are English', () => {
    expect(advised({ text: 'Utilise one two three four five six seven eight nine.' }, 'cy')).toEqual([]);
  });
});

describe('sentences that are long', () => {
  test.each<[string, string, [number, number][]]>([
    ['one of as many words as may be', 'One two three four five six seven eight.', []],
    ['one of more', 'Yes. One two three four five six seven eight nine.', [[1, 6]]],
    ['over several lines', 'A.\n\nOne two three\nfour five six\nseven eight nine.', [[3, 1]]],
    ['two that a blank line keeps apart', 'One two three four five\n\nsix seven eight nine', []],
    [
      'two that a block keeps apart',
      'One two three four\n{{#if subject}}\nfive six seven eight\n{{else}}\nnine ten\n{{/if}}',
      [],
    ],
    ['a variable is one word', '{{a.b}} two three four five six seven {{c}} nine.', [[1, 1]]],
    ['numbers with a full stop', 'Pay £1.50 by 3 p.m. or call 960001.', []],
  ])('%s', (_, text, places) => {
    const sentences = advised({ text }).filter(({ about }) => about === 'sentence');
    expect(sentences.map(({ line, column }) => [line, column])).toEqual(places);
  });
});

describe('the age at which it can be read', () => {
  test('is low for short words in short sentences', () => {
    expect(
      readingAge(
        'We have your note. We will look at it soon. Then we will write to you. You can call us. Thank you for this.',
      ),
    ).toBeLessThan(9);
  });

  test('is high for long ones', () => {
    const text =
      'Notwithstanding the aforementioned considerations, representations regarding discretionary entitlements necessitate comprehensive documentary substantiation, including appropriately authenticated correspondence concerning individual circumstances throughout the relevant period.';
    expect(readingAge(text)).toBeGreaterThan(18);
    const [advice] = adviceOn(
      { key: 'reply/default', language: 'en', sources: {}, rendered: null, reading: text },
      plain,
    );
    expect(advice).toMatchObject({
      about: 'reading-age',
      file: 'reply/default/text.hbs',
      line: null,
      column: null,
    });
  });

  test('cannot be told of a few words, and takes no account of links', () => {
    expect(readingAge('Thank you.')).toBeNull();
    const text =
      'We have your note. We will look at it soon. Then we will write to you. Call us here if you wish to.';
    expect(readingAge(`${text} https://www.example.org/encyclopaedia-of-responsibilities`)).toBe(
      readingAge(text),
    );
  });
});

test('a subject that mail programs would cut', () => {
  const rendered = { subject: 'x'.repeat(79), text: 't', html: null, social: null };
  const about = (subject: string) =>
    adviceOn(
      {
        key: 'reply/default',
        language: 'cy',
        sources: {},
        rendered: { ...rendered, subject },
        reading: null,
      },
      plain,
    );
  expect(about('x'.repeat(79))).toEqual([
    expect.objectContaining({ about: 'subject', file: 'reply/default/cy/subject.hbs' }),
  ]);
  expect(about('x'.repeat(78))).toEqual([]);
});
