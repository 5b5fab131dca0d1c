import {
  type AcknowledgementData,
  acknowledgementVariables,
  exampleData,
  type HandoverData,
  handoverVariables,
  loadTemplates,
  type ReplyData,
  replyVariables,
  TemplateRenderer,
} from './index.js';

const root = new URL('../../../../templates', import.meta.url).pathname;
const renderer = new TemplateRenderer(await loadTemplates(root));

const acknowledgement: AcknowledgementData = exampleData(acknowledgementVariables);
const undated: AcknowledgementData = { ...acknowledgement, expectedBy: null };
const reply: ReplyData = exampleData(replyVariables);
const acknowledgements = renderer.names('acknowledgement').map((name) => `acknowledgement/${name}` as const);

test('no shipped template has a mistake', () => {
  expect(renderer.mistakes).toEqual([]);
});

test('all are there', () => {
  expect(renderer.names('acknowledgement').sort()).toEqual(['complaint', 'default', 'information-request']);
  expect(renderer.names('reply').sort()).toEqual(['complaint', 'complaint-stage-two', 'default']);
  expect(renderer.names('forward')).toEqual(['default']);
});

describe.each(acknowledgements)('%s', (key) => {
  test.each([
    ['the reference', 'R-7Q2-M4XK'],
    ['who has it', 'Waste and recycling team'],
    ['the day in words', 'Monday 20 April 2026'],
    ['the day it came', 'Thursday 2 April 2026'],
    ['how to reach a person', '01632 960001'],
    ['when a person is there', 'Monday to Friday, 9am to 5pm'],
    ['the website', 'https://www.example.org'],
    ['the links', 'https://www.example.org/services'],
    ['what the links are', 'Find out more about our services'],
    ['that it is automatic', 'This is an automatic message.'],
  ])('says %s in text and in HTML', (_, words) => {
    const { text, html } = renderer.render(key, acknowledgement);
    expect(text).toContain(words);
    expect(html).toContain(words);
  });

  test('has the reference and the subject in its subject', () => {
    const { subject } = renderer.render(key, acknowledgement);
    expect(subject).toMatch(/^We have your .+: Missed bin collection \[R-7Q2-M4XK\]$/);
  });

  test('without a target, says so instead of a date', () => {
    const { text, html } = renderer.render(key, undated);
    for (const form of [text, html ?? '']) {
      expect(form).toContain('We have not set a date for an answer.');
      expect(form).not.toContain('If we need longer');
      expect(form).not.toMatch(/ by [.,]/);
    }
  });

  test('says whom to call out of hours, and nothing of hours otherwise', () => {
    const { text, html } = renderer.render(key, acknowledgement);
    const within = renderer.render(key, { ...acknowledgement, outOfHours: undefined });
    for (const form of [text, html]) expect(form).toContain('call 01632 960002 at any time.');
    for (const form of [within.text, within.html]) expect(form).not.toMatch(/outside our opening|\n\n\n/);
  });

  test('greets without a name where there is none, and has no colon where there is no subject', () => {
    const { subject, text } = renderer.render(key, { ...acknowledgement, contact: {}, subject: '' });
    expect(text).toMatch(/^Hello,\n/);
    expect(subject).toMatch(/^We have your [a-z ]+ \[R-7Q2-M4XK\]$/);
  });

  test('a subject that is too long does not push the reference out', () => {
    const { subject } = renderer.render(key, { ...acknowledgement, subject: 'bins '.repeat(500) });
    expect(subject).toMatch(/… \[R-7Q2-M4XK\]$/);
  });
});

describe('handover/default', () => {
  const handover: HandoverData = exampleData(handoverVariables);
  const sorry = 'We are sorry that you have not had an answer by';
  const [passed, ahead] = ['Monday 13 April 2026', 'Monday 20 April 2026'];

  test.each([
    ['names the day ahead', { before: null }, [ahead], [sorry, 'We have not set']],
    ['says sorry for the day that has passed', { expectedBy: null }, [sorry, passed, 'a new date'], [ahead]],
    ['says sorry and names the day ahead', {}, [sorry, passed, ahead], ['We have not set']],
    ['says where there is none', { before: null, expectedBy: null }, ['set a date'], [sorry]],
  ])('%s', (_, without, said, unsaid) => {
    const { text, html } = renderer.render('handover/default', { ...handover, ...without });
    for (const form of [text, (html ?? '').replace(/<\/?strong>/g, '')]) {
      for (const words of said) expect(form).toContain(words);
      for (const words of unsaid) expect(form).not.toContain(words);
    }
  });
});

describe('reply/default', () => {
  const { subject, text, html } = renderer.render('reply/default', reply);

  test('answers under the same subject', () => {
    expect(subject).toBe('Re: Missed bin collection [R-7Q2-M4XK]');
  });

  test("has the advisor's words as they wrote them, their name, the reference and the contact links", () => {
    expect(text.startsWith('Hello Amy,\n\nWe will collect your bin tomorrow.\n\nSam Patel\n')).toBe(true);
    expect(html).toContain('<p>We will collect your bin tomorrow.</p>');
    for (const form of [text, html]) {
      for (const words of ['Sam Patel', 'R-7Q2-M4XK', '01632 960001', 'https://www.example.org/services']) {
        expect(form).toContain(words);
      }
    }
  });

  test('is not said to be automatic', () => {
    expect(text).not.toContain('automatic');
  });
});

describe('the HTML of every template', () => {
  const pages = [
    ...acknowledgements.map((key) => [key, renderer.render(key, acknowledgement).html ?? '']),
    ['reply/default', renderer.render('reply/default', reply).html ?? ''],
  ] as [string, string][];

  test.each(pages)('%s: names its language and its title, fits a small screen', (_, html) => {
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en"/);
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    expect(html).toContain('name="viewport"');
    expect(html).toMatch(/<\/html>$/);
  });

  test.each(pages)('%s: loads nothing, runs nothing, sets no colours of its own', (_, html) => {
    expect(html).not.toMatch(/<(img|script|link|iframe|style|form)\b|\bon\w+=|url\(|background/i);
    expect(html.replaceAll('border-top:1px solid #767676', '')).not.toMatch(/\bcolor\s*:/i);
  });

  test.each(pages)('%s: every tag that is opened is closed', (_, html) => {
    const open: string[] = [];
    for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z]+)[^>]*>/gi)) {
      if (['meta', 'br'].includes(name) || name === 'DOCTYPE') continue;
      if (slash) expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });
});
