import type { Template } from '#api-client';
import { blocksInEnglish, languageName, languagesToAdd } from './languages.js';
import { fieldsOf } from './template-draft.js';

const partial = (name: string, languages: string[], text = 'Hello') =>
  ({
    key: `partials/${name}`,
    languages: languages.map((language) => ({ language, sources: { text } })),
  }) as Template;

test('a language is called as those call it who speak it, and as we do', () => {
  expect(['en', 'cy', 'pl', 'sv'].map(languageName)).toEqual([
    'English',
    'Cymraeg (Welsh)',
    'Polski (Polish)',
    'Swedish',
  ]);
});

test('Welsh is offered first, and nothing twice', () => {
  expect(languagesToAdd(partial('greeting', ['en']))[0]).toBe('cy');
  expect(languagesToAdd(partial('greeting', ['en', 'cy', 'ur']))).not.toEqual(expect.arrayContaining(['cy']));
});

test('the blocks that a text puts in and that its language lacks come in English', () => {
  const partials = [
    partial('greeting', ['en', 'cy']),
    partial('links', ['en']),
    partial('other', ['en']),
    partial('line', ['en'], '<p lang="{{language}}">{{organisation.name}}</p>'),
  ];
  const sources = fieldsOf({
    subject: 'a',
    text: '{{> greeting}}\n{{~>  links ~}}{{> line}}',
    html: '{{> links}}',
  });
  expect(blocksInEnglish(sources, 'cy', partials)).toEqual(['links']);
  expect(blocksInEnglish(sources, 'en', partials)).toEqual([]);
});
