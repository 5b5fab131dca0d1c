import type { TemplateFile } from '../templates/index.js';
import { type SavedText, settleTexts } from './settle-texts.js';

const sources = {
  'apology/default/subject.hbs': 'Sorry',
  'apology/default/text.hbs': '{{> hello}} {{> contact-links}}',
  'apology/default/html.hbs': '<p>{{> contact-links}}</p>',
  'partials/hello.text.hbs': 'Hello',
  'partials/contact-links.text.hbs':
    '{{organisation.telephone}} {{organisation.website}} {{#each links}}{{url}}{{/each}}',
  'partials/contact-links.html.hbs':
    '{{organisation.telephone}} {{organisation.website}} {{#each links}}{{url}}{{/each}}',
};
const files: TemplateFile[] = Object.entries(sources).map(([path, source]) => ({ path, file: path, source }));

const saved = (key: string, parts: SavedText['parts'], language = 'en'): SavedText => ({
  key,
  language,
  parts,
});

function settled(...texts: SavedText[]) {
  const { renderer, fellBack } = settleTexts(files, texts);
  const { example } = renderer.template('apology/default');
  return { text: example?.text, html: example?.html, fell: fellBack.map(({ text }) => text.key) };
}

const WAYS = '01632 960001 https://www.example.org https://www.example.org/services';

test('what is saved takes the place of the file with all its parts', () => {
  const text = saved('apology/default', { subject: 's', text: 'Ours {{> contact-links}}' });
  expect(settled(text)).toEqual({ text: `Ours ${WAYS}`, html: null, fell: [] });
});

test.each<[string, SavedText[], string[]]>([
  [
    'a template with a mistake',
    [saved('apology/default', { subject: 's', text: '{{gone}} {{> contact-links}}' })],
    ['apology/default'],
  ],
  ['a template without its plain text', [saved('apology/default', { subject: 's' })], ['apology/default']],
  [
    'a template that does not say how to reach us',
    [saved('apology/default', { subject: 's', text: 'x' })],
    ['apology/default'],
  ],
  ['a shared block with a mistake', [saved('partials/hello', { text: '{{gone}}' })], ['partials/hello']],
  ['a shared block that cannot be read', [saved('partials/hello', { text: '{{#if' })], ['partials/hello']],
  [
    'a shared block without what it was for',
    [saved('partials/contact-links', { text: 'x', html: 'x' })],
    ['partials/contact-links'],
  ],
])('%s steps back behind its file', (_, texts, fell) => {
  expect(settled(...texts)).toEqual({ text: `Hello\n ${WAYS}`, html: `<p>${WAYS}\n</p>`, fell });
});

test('what is sound stays when something else steps back', () => {
  const text = saved('apology/default', { subject: 's', text: 'Ours {{> hello}} {{> contact-links}}' });
  const block = saved('partials/hello', { text: '{{gone}}' });
  expect(settled(text, block)).toEqual({
    text: `Ours Hello\n ${WAYS}`,
    html: null,
    fell: ['partials/hello'],
  });
});

test('one that was made here and has no file is told, and nothing else is harmed', () => {
  const { renderer, fellBack } = settleTexts(files, [
    saved('apology/ours', { subject: 's', text: '{{gone}}' }),
  ]);
  expect(renderer.keys).toEqual(['apology/default']);
  expect(fellBack).toMatchObject([{ text: { key: 'apology/ours' }, mistakes: [{ line: 1, column: 3 }] }]);
});
