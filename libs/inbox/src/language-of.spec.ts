import { languageOf } from './language-of.js';

describe('the language of a text', () => {
  test.each([
    [
      'Welsh',
      'Bore da, mae’r golau stryd y tu allan i rif naw wedi torri ers wythnos ac mae’n dywyll iawn gyda’r nos. Diolch yn fawr.',
      'cy',
    ],
    ['short Welsh', 'Mae’r golau stryd y tu allan i rif naw wedi torri ers wythnos', 'cy'],
    ['Polish', 'Dzień dobry, proszę o informację kiedy zostaną odebrane śmieci z ulicy Młyńskiej.', 'pl'],
    [
      'German',
      'Sehr geehrte Damen und Herren, die Straßenlampe vor Nummer neun ist seit einer Woche kaputt.',
      'de',
    ],
    ['Romanian', 'Bună ziua, vă rog să îmi spuneți când va fi ridicat gunoiul de pe strada noastră.', 'ro'],
    ['Ukrainian', 'Доброго дня, підкажіть будь ласка, коли вивезуть сміття з нашої вулиці.', 'uk'],
    ['Arabic', 'مرحبا، أرجو إخباري متى سيتم جمع القمامة من شارعنا، شكرا جزيلا لكم.', 'ar'],
    ['Urdu', 'السلام علیکم، براہ کرم مجھے بتائیں کہ ہماری گلی سے کوڑا کب اٹھایا جائے گا؟', 'ur'],
    [
      'Chinese',
      '您好，请问我们街道的垃圾什么时候会被收走？已经三个星期没有人来收垃圾了，谢谢您的帮助，请尽快回复我们，非常感谢。',
      'zh',
    ],
  ])('%s', (_, text, language) => {
    expect(languageOf(text)).toBe(language);
  });

  test.each([
    [
      'English',
      'Please can you tell me when the bin at 4 Mill Lane will be emptied? It was missed on Tuesday.',
    ],
    ['hurried English', 'Missed bin 4 Mill Lane, please collect it soon, thanks Ada Example'],
    ['English with a place in Wales', 'The street light outside Llanfairpwllgwyngyll station is out again.'],
    ['English with names', 'My neighbours Mr Kowalczyk and Mrs Szymanska have parked on the pavement.'],
    ['a few words', 'Diolch yn fawr'],
    ['figures and addresses', '020 7946 0000, ada@example.org, https://example.org/cy/gwastraff'],
    ['nothing', ''],
  ])('%s is taken for no other language', (_, text) => {
    expect([null, 'en']).toContain(languageOf(text));
  });

  test('English', () => {
    const text =
      'Please can you tell me when the bin at 4 Mill Lane will be emptied? It was missed on Tuesday.';
    expect(languageOf(text)).toBe('en');
  });

  test('nothing that people wrote in English is taken for anything else', () => {
    const taken = ENGLISH.map((text) => [text, languageOf(text)]).filter(
      ([, language]) => language !== null && language !== 'en',
    );
    expect(taken).toEqual([]);
  });
});

const ENGLISH = [
  'Dear Sir or Madam, I am writing to complain about the noise from the building site next door.',
  'Could you send me a copy of the planning application for 12 High Street? Reference 24/00123/FUL.',
  'Under the Freedom of Information Act I would like to know how much was spent on agency staff.',
  'Hi, my council tax bill looks wrong. I live alone and should get the single person discount.',
  'no one has been to collect the garden waste for three weeks running it stinks',
  'Thank you so much to the crew who helped my mother with her bin this morning, what lovely people!',
  'The pothole outside number 9 has burst my tyre. Who do I send the invoice to?',
  'Please see attached form as requested. Kind regards, Siân Llewellyn-Jones',
];
