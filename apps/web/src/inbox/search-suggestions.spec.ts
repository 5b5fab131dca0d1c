import { suggestionsFor } from './search-suggestions.js';

const VALUES = {
  queue: [
    { value: 'waste', label: 'Waste and recycling' },
    { value: 'highways', label: 'Highways' },
  ],
  assignee: [
    { value: 'me', label: 'me' },
    { value: 'Bea Advisor', label: 'Bea Advisor' },
  ],
};

const offered = (query: string) => suggestionsFor(query, VALUES).options.map((each) => each.query);

describe('while a search is typed', () => {
  test.each<[string, string, string[]]>([
    ['a field offers its values', 'queue:', ['queue:waste ', 'queue:highways ']],
    ['those that fit', 'bins queue:was', ['bins queue:waste ']],
    ['by name as well', 'queue:recy', ['queue:waste ']],
    ['with what comes before kept', 'from:ann queue:hi', ['from:ann queue:highways ']],
    ['in quotes where they need them', 'assignee:bea', ['assignee:"Bea Advisor" ']],
    ['with quotes begun', 'assignee:"be', ['assignee:"Bea Advisor" ']],
    ['a field that is begun is completed', 'bins qu', ['bins queue:']],
    ['a letter alone is left in peace', 'b', []],
    ['words are left in peace', 'street light', []],
    ['and what follows a value', 'queue:waste ', []],
    ['a field of free text offers nothing', 'from:ann', []],
    ['a field that is none', 'constructor:', []],
  ])('%s', (_, query, expected) => {
    expect(offered(query)).toEqual(expected);
  });

  test('an empty box tells every field', () => {
    expect(offered('')).toHaveLength(16);
  });

  test.each([
    ['queue:', true],
    ['queue:was', true],
    ['queue:waste', false],
    ['queue:nowhere', false],
    ['bins', false],
  ])('%s is unfinished: %s', (query, unfinished) => {
    expect(suggestionsFor(query, VALUES).unfinished).toBe(unfinished);
  });
});
