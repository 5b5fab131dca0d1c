import type { ApiClient } from '../support/api-client.js';
import { conversationsOf, mailThatLeft } from '../support/correspondence.js';
import { type Product, startProduct } from '../support/product.js';

let postroom: Product;
let manager: ApiClient;

beforeAll(async () => {
  postroom = await startProduct();
  const who = {
    email: 'mo@example.org',
    name: 'Mo',
    roles: ['manager'],
    password: 'a long enough password',
  };
  await postroom.api.post('/api/users', who);
  manager = postroom.api.nobody();
  await manager.signIn(who);
}, 300_000);

afterAll(() => postroom?.remove());

const at = (key: string, rest: string) => `/api/templates/${encodeURIComponent(key)}${rest}`;
const preview = async (draft: object, key = 'acknowledgement/default') =>
  (await manager.post(at(key, '/preview'), draft)).body;

describe('a preview', () => {
  test('in Welsh is whole in Welsh, with the day and the language of its HTML', async () => {
    const { rendered, language, readingAge } = await preview({ language: 'cy' });
    expect(language).toBe('cy');
    expect(rendered.text).toMatch(
      /^Helo Amy Jones,[\s\S]*erbyn dydd Llun 20 Ebrill 2026[\s\S]*Siarad â pherson/,
    );
    expect(rendered.html).toMatch(/<html lang="cy"[\s\S]*<div lang="cy"/);
    expect(`${rendered.text} ${rendered.social}`).not.toMatch(/Thank you|April|Website/);
    expect(readingAge).toBeNull();
  });

  test('in a language that it is not there in is in English', async () => {
    expect(await preview({ language: 'pl' })).toMatchObject({
      mistakes: [],
      language: 'en',
      rendered: { subject: expect.stringContaining('We have your message') },
    });
    const { rendered } = await preview({
      language: 'pl',
      subject: 'Dziękujemy',
      text: '{{> contact-links}}',
    });
    expect(rendered).toMatchObject({
      subject: 'Dziękujemy',
      text: expect.stringContaining('Speak to a person'),
    });
  });

  test('says what could be better, and where', async () => {
    const long = `We will look into ${'the matter and '.repeat(10)}then write to you.`;
    const text = `Hello,\n\nWe will utilise this prior to a reply.\n\n${long}\n\n{{> contact-links}}`;
    const { mistakes, advice, readingAge } = await preview({
      text,
      subject: `{{reference}} ${'x'.repeat(80)}`,
    });
    expect(mistakes).toEqual([]);
    expect(advice).toEqual([
      expect.objectContaining({
        about: 'word',
        line: 3,
        column: 9,
        message: expect.stringContaining('"utilise"'),
      }),
      expect.objectContaining({ about: 'word', line: 3, column: 22 }),
      expect.objectContaining({ about: 'sentence', line: 5, column: 1 }),
      expect.objectContaining({ about: 'subject', file: 'acknowledgement/default/subject.hbs' }),
    ]);
    expect(readingAge).toEqual(expect.any(Number));
  });

  test('as a post, with its length for each network', async () => {
    const social = `${'x'.repeat(270)} https://www.example.org/a/very/long/way/to/say/it {{organisation.website}}`;
    const { lengths, advice, mistakes } = await preview({ social });
    expect(mistakes).toEqual([]);
    expect(lengths.filter(({ fits }: { fits: boolean }) => !fits)).toEqual([
      { network: 'x', name: 'X', length: 318, longest: 280, fits: false },
      expect.objectContaining({ network: 'bluesky' }),
    ]);
    expect(advice.map(({ about }: { about: string }) => about)).toEqual(['post', 'post']);
    const silent = await preview({ social: 'Thank you.' });
    expect(silent.mistakes).toEqual([
      expect.objectContaining({
        file: 'acknowledgement/default/social.hbs',
        message: expect.stringContaining('post'),
      }),
    ]);
  });
});

describe('on a past item', () => {
  test('its own facts stand there, in its own words, and what it lacks is named', async () => {
    const open = conversationsOf(postroom, { from: 'Zoë Braces <zoe@example.org>' });
    const path = await open({ subject: 'About {{reference}} and <b>{{{x}}}</b>' });
    const reference = path.split('/').at(-1) as string;
    const { rendered, fromExamples, mistakes } = await preview({ reference });
    expect(mistakes).toEqual([]);
    expect(rendered.subject).toBe(
      `We have your message: About {{reference}} and <b>{{{x}}}</b> [${reference}]`,
    );
    expect(rendered.text).toMatch(/^Hello Zoë Braces,/);
    expect(fromExamples).toEqual([]);

    const apology = await preview({ reference }, 'apology/default');
    expect(apology.fromExamples).toEqual(['reason', 'before']);
    expect(apology.rendered.text).toContain('We are waiting for the survey of the road.');
    const { rendered: reply } = await preview({ reference }, 'reply/default');
    expect(reply.text).toContain('\nMo\n');
    const { body } = await postroom.api.get(path);
    expect(body.messages).toHaveLength(2);
  });

  test('that there is not', async () => {
    expect((await manager.post(at('reply/default', '/preview'), { reference: 'R-000-0000' })).status).toBe(
      404,
    );
  });
});

describe('a test mail', () => {
  test('goes to the one who asks, marked as one', async () => {
    const draft = { subject: 'How do you like this [{{reference}}]' };
    const { status, body } = await manager.post(at('acknowledgement/default', '/test'), { draft });
    expect({ status, body }).toEqual({
      status: 202,
      body: { to: 'mo@example.org', subject: '[Test] How do you like this [R-7Q2-M4XK]' },
    });
    expect(await mailThatLeft(postroom, 'How do you like this')).toMatch(/^To: .*mo@example\.org/m);
  });

  test('goes nowhere else, and not with a mistake', async () => {
    const test = (body: object) => manager.post(at('acknowledgement/default', '/test'), body);
    expect((await test({ to: 'stranger@example.com' })).status).toBe(400);
    const wrong = await test({ draft: { text: '{{x}}' } });
    expect(wrong.body).toMatchObject({ status: 400, detail: expect.stringContaining('not sent') });
    expect(wrong.body.errors[0].path).toBe('acknowledgement/default/text.hbs:1:3');
  });
});

describe('a hostile draft is refused', () => {
  test.each([
    ['a prototype', '{{constructor.prototype}}{{__proto__.x}}'],
    ['a look-up', '{{lookup this "constructor"}}'],
    ['a helper', '{{#each (lookup . "x")}}{{/each}}'],
    ['the data of the engine', '{{@root.constructor}}'],
    ['loops within loops', '{{#each links}}'.repeat(6) + '{{label}}'.repeat(6) + '{{/each}}'.repeat(6)],
    ['a tower of blocks', '{{#if subject}}'.repeat(2_000) + '{{/if}}'.repeat(2_000)],
    ['a tower of brackets', `{{x ${'('.repeat(9_000)}`],
    ['braces without end', '{{'.repeat(30_000)],
    ['comments without end', '{{!--'.repeat(12_000)],
    ['a partial within itself', '{{> contact-links}}{{> ../../../etc/passwd}}'],
    ['a script of its own', '{{#*inline "x"}}{{/inline}}'],
  ])('%s', async (_, text) => {
    const { rendered, mistakes } = await preview({ text });
    expect(rendered).toBeNull();
    expect(mistakes.length).toBeGreaterThan(0);
    expect(mistakes[0].file).toBe('acknowledgement/default/text.hbs');
  });
});

test('a manager’s draft that is odd but sound is looked at fast', async () => {
  const odd = [' '.repeat(60_000), '<'.repeat(60_000), 'a.'.repeat(30_000), '@a'.repeat(30_000)];
  for (const text of odd) {
    const { mistakes } = await preview({
      text: `${text}{{> contact-links}}`,
      social: `${text} {{organisation.website}}`,
    });
    expect(mistakes).toEqual([]);
  }
}, 30_000);
