import { parseSearch, type SearchQuery } from './search-query.js';

const only = (fields: SearchQuery['fields'], words = ''): SearchQuery => ({ words, fields });

describe('a search is taken apart', () => {
  test.each<[string, string, SearchQuery]>([
    ['nothing', '', only({})],
    ['blanks', '  \t ', only({})],
    ['words', 'street light', only({}, 'street light')],
    ['a phrase', '"street light"', only({}, '"street light"')],
    ['a word that must not be there', 'light -street', only({}, 'light -street')],
    ['a phrase that must not be there', '-"street light" out', only({}, '-"street light" out')],
    ['a field', 'from:ann', only({ from: ['ann'] })],
    ['a field in capitals', 'FROM:Ann', only({ from: ['Ann'] })],
    ['a field in quotes', 'from:"Ann Writer" bin', only({ from: ['Ann Writer'] }, 'bin')],
    ['a quote that nobody closed', 'from:"Ann Writer', only({ from: ['Ann Writer'] })],
    ['a phrase that nobody closed', 'bin "street li', only({}, 'bin "street li')],
    ['words around fields', 'lamp queue:waste post', only({ queue: ['waste'] }, 'lamp post')],
    ['several of one field', 'tag:urgent tag:lamp', only({ tag: ['urgent', 'lamp'] })],
    [
      'several fields',
      'is:unread has:attachment before:2026-04-01',
      only({ is: ['unread'], has: ['attachment'], before: ['2026-04-01'] }),
    ],
    ['an address', 'to:"planning@example.org"', only({ to: ['planning@example.org'] })],
    ['a field without a value', 'queue: bin', only({}, 'bin')],
    ['a field with empty quotes', 'queue:"" bin', only({}, 'bin')],
    ['a value with a colon', 'subject:re:bins', only({ subject: ['re:bins'] })],
    ['a word with a colon that is no field', 'colour:red', only({}, 'colour:red')],
    ['an address on the web', 'https://example.org/?a=b', only({}, 'https://example.org/?a=b')],
    ['a time', '10:30', only({}, '10:30')],
    ['a name that objects have', 'constructor:x __proto__:y', only({}, 'constructor:x __proto__:y')],
    ['a field in the middle of a word', 'x-from:ann', only({}, 'x-from:ann')],
    [
      'letters that SQL and searches know',
      `'"; drop table -- & | ! <->`,
      only({}, `'"; drop table -- & | ! <->`),
    ],
    ['what is no Latin letter', 'from:Łukasz отходы', only({ from: ['Łukasz'] }, 'отходы')],
  ])('%s', (_, text, expected) => {
    expect(parseSearch(text)).toEqual(expected);
  });

  test.each([
    ['quotes', '"'],
    ['colons', ':'],
    ['field names', 'from:'],
    ['letters', 'a'],
    ['minus signs', '-'],
    ['blanks', ' '],
    ['fields with quotes', 'from:"'],
  ])('however many %s there are, it keeps what was written', (_, part) => {
    const { words, fields } = parseSearch(`${part.repeat(20_000)}`);
    expect(words.length).toBeLessThanOrEqual(part.length * 40_000);
    expect(Object.keys(fields).every((field) => field === 'from')).toBe(true);
  });
});
