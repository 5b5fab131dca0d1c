import { dayInFull } from '#targets';
import {
  type AcknowledgementData,
  acknowledgementVariables,
  exampleData,
  loadTemplates,
  placeOf,
  type TemplateFile,
  TemplateRenderer,
} from './index.js';

const root = new URL('../../../../templates', import.meta.url).pathname;
const shipped = new TemplateRenderer(await loadTemplates(root));
const example: AcknowledgementData = exampleData(acknowledgementVariables);

function rendererOf(sources: Record<string, string>): TemplateRenderer {
  const files: TemplateFile[] = Object.entries(sources).map(([path, source]) => ({
    path,
    file: path,
    source,
  }));
  return new TemplateRenderer(files);
}

const english = {
  'acknowledgement/default/subject.hbs': 'Thanks',
  'acknowledgement/default/text.hbs': '{{> hello}}{{> bye}}',
  'partials/hello.text.hbs': 'Hello {{language}}',
  'partials/bye.text.hbs': 'Bye',
};
const welsh = {
  'acknowledgement/default/cy/subject.hbs': 'Diolch',
  'acknowledgement/default/cy/text.hbs': '{{> hello}}{{> bye}}',
  'partials/cy/hello.text.hbs': 'Helo {{language}}',
};

describe('a message is whole in one language', () => {
  test.each<[string, Record<string, string>, string | null, string, string]>([
    ['the one that is wished for', { ...english, ...welsh }, 'cy', 'Diolch', 'Helo cy\nBye'],
    ['that of its region', { ...english, ...welsh }, 'cy-GB', 'Diolch', 'Helo cy\nBye'],
    ['English where nothing is wished for', { ...english, ...welsh }, null, 'Thanks', 'Hello en\nBye'],
    ['English where it is not there in the other', { ...english, ...welsh }, 'pl', 'Thanks', 'Hello en\nBye'],
    [
      'English where only shared blocks are there in the other',
      { ...english, 'partials/cy/hello.text.hbs': 'Helo' },
      'cy',
      'Thanks',
      'Hello en\nBye',
    ],
    [
      'English where the other has a mistake',
      { ...english, ...welsh, 'acknowledgement/default/cy/text.hbs': '{{cyfeirnod}}' },
      'cy',
      'Thanks',
      'Hello en\nBye',
    ],
    ['English where it is no language', { ...english, ...welsh }, '__proto__', 'Thanks', 'Hello en\nBye'],
  ])('%s', (_, sources, wished, subject, text) => {
    const rendered = rendererOf(sources).render('acknowledgement/default', example, wished);
    expect([rendered.subject, rendered.text]).toEqual([subject, text]);
  });

  test('one that is there in no English is a mistake', () => {
    const { 'acknowledgement/default/cy/subject.hbs': subject, 'acknowledgement/default/cy/text.hbs': text } =
      welsh;
    const alone = rendererOf({
      'acknowledgement/other/cy/subject.hbs': subject,
      'acknowledgement/other/cy/text.hbs': text.replaceAll(/\{\{[^}]*\}\}/g, 'x'),
    });
    expect(alone.mistakes).toEqual([
      expect.objectContaining({ message: expect.stringContaining('not in English') }),
    ]);
  });

  test('what lacks its plain text is a mistake in its own language alone', () => {
    const { 'acknowledgement/default/cy/text.hbs': _, ...rest } = welsh;
    const lacking = rendererOf({ ...english, ...rest });
    expect(lacking.mistakes.map(({ file }) => file)).toContain('acknowledgement/default/cy/subject.hbs');
    expect(lacking.render('acknowledgement/default', example, 'cy').subject).toBe('Thanks');
  });
});

test.each<[string, object | null]>([
  ['acknowledgement/default/text.hbs', { key: 'acknowledgement/default', language: 'en', part: 'text' }],
  [
    'acknowledgement/default/cy/social.hbs',
    { key: 'acknowledgement/default', language: 'cy', part: 'social' },
  ],
  ['reply/default/zh-Hant/html.hbs', { key: 'reply/default', language: 'zh-Hant', part: 'html' }],
  ['partials/greeting.html.hbs', { key: 'partials/greeting', language: 'en', part: 'html' }],
  ['partials/pt-BR/greeting.text.hbs', { key: 'partials/greeting', language: 'pt-BR', part: 'text' }],
  ['partials/greeting.social.hbs', null],
  ['acknowledgement/default/cymraeg/text.hbs', null],
  ['acknowledgement/default/cy/deep/text.hbs', null],
  ['acknowledgement/text.hbs', null],
])('%s is what it is', (path, place) => {
  expect(placeOf(path)).toEqual(place);
});

describe('Welsh', () => {
  const welshKeys = shipped.keys.filter((key) => !/^(digest|forward)\//.test(key));

  test.each(welshKeys)('%s is there, and says no less than the English', (key) => {
    const [own, translated] = [shipped.template(key), shipped.template(key, 'cy')];
    expect(Object.keys(translated.entry.parts).sort()).toEqual(Object.keys(own.entry.parts).sort());
    const variablesIn = (source = '') => [...new Set(source.match(/\{\{\{?[\w#/>. -]+\}?\}\}/g))].sort();
    for (const part of ['subject', 'text', 'html', 'social'] as const) {
      const left = variablesIn(own.entry.parts[part]?.source).filter((tag) => tag !== '{{kind}}');
      expect(variablesIn(translated.entry.parts[part]?.source)).toEqual(left);
    }
    expect(translated.example?.html).toMatch(/^<!DOCTYPE html>\n<html lang="cy"/);
  });

  test('days are written out in it', () => {
    const { text } = shipped.render('acknowledgement/default', example, 'cy');
    expect(text).toContain('erbyn dydd Llun 20 Ebrill 2026.');
    expect(text).toContain('dydd Iau 2 Ebrill 2026.');
    expect(dayInFull('2026-08-01', 'cy')).toBe('dydd Sadwrn 1 Awst 2026');
    expect(dayInFull('2026-08-01', 'de')).toBe('Samstag, 1. August 2026');
    expect(dayInFull('2026-08-01')).toBe('Saturday 1 August 2026');
  });
});
