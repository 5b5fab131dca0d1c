import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import {
  type AcknowledgementData,
  acknowledgementVariables,
  exampleData,
  htmlFromText,
  loadTemplates,
  type ReplyData,
  replyVariables,
  TemplateError,
  type TemplateFile,
  TemplateRenderer,
} from './index.js';

const root = new URL('../../../../templates', import.meta.url).pathname;
const shipped = await loadTemplates(root);
const renderer = new TemplateRenderer(shipped);
const example: AcknowledgementData = exampleData(acknowledgementVariables);
const exampleReply: ReplyData = exampleData(replyVariables);

function files(sources: Record<string, string>): TemplateFile[] {
  return Object.entries(sources).map(([path, source]) => ({ path, file: path, source }));
}

/** A renderer whose default acknowledgement has this text. */
function withText(text: string): TemplateRenderer {
  return new TemplateRenderer(
    files({ 'acknowledgement/default/subject.hbs': 'Subject', 'acknowledgement/default/text.hbs': text }),
  );
}

function error(work: () => unknown): TemplateError {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof TemplateError) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}

describe('what is missing fails with its place', () => {
  const text = 'Hello,\n  {{queue.name}} {{#each links}}{{label}}\n{{url}}{{/each}}{{#if reference}}x{{/if}}';

  test.each<[string, object, number, number, string]>([
    ['a field that is undefined', { queue: {} }, 2, 5, '"queue.name" has no value.'],
    ['a field that is null', { queue: { name: null } }, 2, 5, '"queue.name" has no value.'],
    ['a field that is empty', { queue: { name: '' } }, 2, 5, '"queue.name" has no value.'],
    ['a field of blanks', { queue: { name: ' \t\u2028 ' } }, 2, 5, '"queue.name" has no value.'],
    ['a field that is no text', { queue: { name: 42 } }, 2, 5, '"queue.name" has no value.'],
    ['a group that is not there', { queue: undefined }, 2, 5, '"queue.name" has no value.'],
    ['an empty list', { links: [] }, 2, 26, '"links" is empty.'],
    ['a list that is none', { links: { length: 3 } }, 2, 26, '"links" is empty.'],
    [
      'a list that is too long',
      { links: Array(21).fill({ label: 'x', url: 'https://example.org' }) },
      2,
      26,
      '"links" has more than 20 entries.',
    ],
    [
      'a field of an entry',
      { links: [{ label: 'x', url: 'https://example.org' }, { label: 'y' }] },
      3,
      3,
      '"url" has no value.',
    ],
    [
      'an address that is a script',
      { links: [{ label: 'x', url: 'javascript:alert(1)' }] },
      3,
      3,
      '"url" is not a web address.',
    ],
    [
      'an address with a line break',
      { links: [{ label: 'x', url: 'https://example.org/\r\nBcc: x' }] },
      3,
      3,
      '"url" is not a web address.',
    ],
    ['a condition on what must be there', { reference: '' }, 3, 23, '"reference" has no value.'],
  ])('%s', (_, change, line, column, detail) => {
    const thrown = error(() =>
      withText(text).render('acknowledgement/default', { ...example, ...change } as AcknowledgementData),
    );
    expect(thrown).toMatchObject({
      template: 'acknowledgement/default',
      file: 'acknowledgement/default/text.hbs',
      line,
      column,
      detail,
    });
    expect(thrown.message).toBe(`acknowledgement/default/text.hbs:${line}:${column}: ${detail}`);
  });

  test('in a partial, it is the place in the partial', () => {
    const thrown = error(() =>
      renderer.render('acknowledgement/default', {
        ...example,
        organisation: { ...example.organisation, telephone: '' },
      }),
    );
    expect(thrown.file).toBe(join(root, 'partials/contact-links.text.hbs'));
    expect([thrown.line, thrown.detail]).toEqual([2, '"organisation.telephone" has no value.']);
  });

  test('what a template does not use may be missing', () => {
    const { queue: _, ...rest } = example;
    expect(
      withText('{{reference}}').render('acknowledgement/default', rest as AcknowledgementData).text,
    ).toBe('R-7Q2-M4XK');
  });

  test('a template with a mistake is not filled at all', () => {
    const broken = withText('fine\n{{refrence}}');
    expect(broken.mistakes).toHaveLength(1);
    expect(error(() => broken.render('acknowledgement/default', example))).toMatchObject({
      line: 2,
      column: 3,
    });
  });

  test('a template that comes out blank is a mistake when it is loaded', () => {
    expect(withText(' {{! nothing }}\n{{#if expectedBy}}{{expectedBy}}{{/if}}').mistakes).toEqual([
      { file: 'acknowledgement/default/text.hbs', line: 1, column: 1, message: 'This comes out blank.' },
    ]);
  });

  test('a template that does not exist', () => {
    expect(() => renderer.render('reply/none', exampleReply)).toThrow('There is no template "reply/none".');
  });

  test('the advisor’s words are refused rather than cut', () => {
    const thrown = error(() =>
      renderer.render('reply/default', { ...exampleReply, body: 'x'.repeat(100_001) }),
    );
    expect(thrown.detail).toBe('"body" is longer than 100000 characters.');
  });
});

describe('hostile data', () => {
  const render = (change: Partial<AcknowledgementData>) =>
    renderer.render('acknowledgement/default', { ...example, ...change });

  test.each([
    ['line breaks', 'Bins\r\nBcc: everyone@example.org\n\nBuy now', 'Bins Bcc: everyone@example.org Buy now'],
    ['other ends of lines', 'a\u2028b\u2029c\u0085d\u000be\u0000f', 'a b c d e\ufffdf'],
    ['half a character', 'a\ud800b', 'a\ufffdb'],
    ['a turned direction', 'bill\u202efdp.exe', 'billfdp.exe'],
    [
      'braces',
      '{{organisation.name}} {{{x}}} {{#each links}}',
      '{{organisation.name}} {{{x}}} {{#each links}}',
    ],
    ['HTML', '<script>alert(1)</script> & "Co"', '<script>alert(1)</script> & "Co"'],
  ])('a subject with %s is one harmless line', (_, written, shown) => {
    expect(render({ subject: written }).subject).toBe(`We have your message: ${shown} [R-7Q2-M4XK]`);
  });

  test('text is not escaped in text and is escaped in HTML', () => {
    const { text, html } = render({ queue: { name: 'Bins & <b>"roads"</b>' } });
    expect(text).toContain('our Bins & <b>"roads"</b> team');
    expect(html).toContain('our Bins &amp; &lt;b&gt;&quot;roads&quot;&lt;/b&gt; team');
  });

  test.each([
    ['an address', 'win@example.org'],
    ['a link', 'Click https://spam.example now'],
    ['a domain', 'Visit spam.example'],
    ['a telephone number', 'Call 01632 960999'],
    ['HTML', '<b>Amy</b>'],
    ['braces', '{{organisation.name}}'],
    ['a whole letter', 'Dear friend I have a proposal for you which will interest you greatly'],
    ['nothing but signs', '***'],
  ])('a name that is %s is not greeted', (_, name) => {
    expect(render({ contact: { name } }).text).toMatch(/^Hello,\n/);
  });

  test.each([
    ['Amy Jones', 'Amy Jones'],
    ['"Jones, Amy"', 'Jones, Amy'],
    ["Siân O'Neill-Ẁright", "Siân O'Neill-Ẁright"],
    ['  Amy\r\n Jones ', 'Amy Jones'],
    ['Dr. A. Jones', 'Dr. A. Jones'],
    ['李小龍', '李小龍'],
  ])('the name %j is greeted', (name, greeted) => {
    expect(render({ contact: { name } }).text.split('\n')[0]).toBe(`Hello ${greeted},`);
  });

  test('prototypes are neither read nor written', () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    const hostile = JSON.parse(
      '{"__proto__": {"polluted": "yes", "reference": "from the prototype"}, "constructor": {"prototype": {"polluted": "yes"}}}',
    );
    expect(render({ ...hostile, contact: JSON.parse('{"__proto__": {"name": "Mallory"}}') }).text).toMatch(
      /^Hello,\n/,
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  test('inherited values do not count as given', () => {
    const inherited = Object.create({ name: 'Inherited' });
    expect(error(() => render({ queue: inherited })).detail).toBe('"queue.name" has no value.');
  });

  test('functions and objects with a text of their own are not asked for it', () => {
    let times = 0;
    const asked = () => `asked ${++times}`;
    const hostile = { toString: asked, toHTML: asked };
    expect(error(() => render({ queue: { name: hostile } } as never)).detail).toBe(
      '"queue.name" has no value.',
    );
    expect(error(() => render({ queue: { name: asked } } as never)).detail).toBe(
      '"queue.name" has no value.',
    );
    expect(times).toBe(0);
  });

  test('whatever anybody writes: one line of subject, no control characters, nothing of theirs as a tag', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(
          fc.constantFrom(
            '<',
            '>',
            '"',
            "'",
            '&',
            '{{',
            '}}',
            '\r',
            '\n',
            '\u2028',
            '\0',
            'script',
            '=',
            'x',
            ' ',
          ),
          { maxLength: 30 },
        )
        .map((parts) => parts.join('')),
    );
    const tags = (html: string) => html.match(/<[^>]*>/g)?.length;
    const usual = tags(
      renderer.render('reply/default', { ...exampleReply, contact: {}, bodyHtml: '<p>x</p>' }).html ?? '',
    );
    fc.assert(
      fc.property(text, text, text, text, (subject, name, advisor, body) => {
        const rendered = renderer.render('reply/default', {
          ...exampleReply,
          subject,
          contact: { name },
          advisor: { name: `x${advisor}` },
          body: `x${body}`,
          bodyHtml: '<p>x</p>',
        });
        expect(rendered.subject).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
        expect(rendered.subject.isWellFormed()).toBe(true);
        expect(rendered.subject.length).toBeLessThanOrEqual(250);
        expect(rendered.text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
        expect(rendered.text).toContain('Your reference is R-7Q2-M4XK.');
        expect(tags(rendered.html ?? '')).toBe(usual);
      }),
    );
  });

  test("an advisor's words stand in the text as they wrote them", () => {
    const line = fc.string({ unit: fc.constantFrom('a', ' ', '<', '&', '{{', 'é', '"', '$&', '\\') });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
        const body = `Dear Amy,\n${lines.join('\n')}\nend`;
        expect(renderer.render('reply/default', { ...exampleReply, body }).text.startsWith(`${body}\n`)).toBe(
          true,
        );
      }),
    );
  });
});

describe('text as HTML', () => {
  test.each([
    [
      'paragraphs and lines',
      'a\nb\n\nc',
      '<p style="margin:0 0 16px">a<br>\nb</p>\n<p style="margin:0 0 16px">c</p>',
    ],
    [
      'Windows line ends and many blank lines',
      'a\r\n\r\n \r\n\r\nb',
      '<p style="margin:0 0 16px">a</p>\n<p style="margin:0 0 16px">b</p>',
    ],
    ['signs', '<b> & "c"', '<p style="margin:0 0 16px">&lt;b&gt; &amp; &quot;c&quot;</p>'],
    ['nothing', ' \n ', ''],
  ])('%s', (_, text, html) => {
    expect(htmlFromText(text)).toBe(html);
  });
});

describe('files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'templates-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function write(path: string, source: string): Promise<void> {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), source);
  }

  test('an organisation overrides single files and adds its own', async () => {
    await write('acknowledgement/default/subject.hbs', 'Diolch: {{reference}}');
    await write('partials/greeting.text.hbs', 'Good day,');
    await write('acknowledgement/noise/subject.hbs', 'Noise {{reference}}');
    await write('acknowledgement/noise/text.hbs', '{{> greeting}}');
    const own = new TemplateRenderer(await loadTemplates(root, folder));
    expect(own.mistakes).toEqual([]);
    const { subject, text, html } = own.render('acknowledgement/default', example);
    expect(subject).toBe('Diolch: R-7Q2-M4XK');
    expect(text).toMatch(/^Good day,\n\nThank you/);
    expect(html).toContain('Hello Amy Jones,');
    expect(own.render('acknowledgement/noise', example)).toEqual({
      subject: 'Noise R-7Q2-M4XK',
      text: 'Good day,',
      html: null,
      social: null,
    });
  });

  test('a mistake in an override names the file of the override', async () => {
    await write('acknowledgement/default/text.hbs', '{{refrence}}');
    const own = new TemplateRenderer(await loadTemplates(root, folder));
    expect(own.mistakes).toMatchObject([
      { file: join(folder, 'acknowledgement/default/text.hbs'), line: 1, column: 3 },
    ]);
  });

  test('a folder that is not there holds nothing', async () => {
    expect(await loadTemplates(join(folder, 'nowhere'))).toEqual([]);
  });

  test.each<[string, Record<string, string>, RegExp]>([
    [
      'a purpose that is misspelt',
      { 'acknowledgment/default/text.hbs': 'x' },
      /no purpose "acknowledgment". Did you mean "acknowledgement"/,
    ],
    ['a file that is nothing', { 'acknowledgement/default/body.hbs': 'x' }, /This is no template/],
    [
      'a template without text',
      { 'acknowledgement/a/subject.hbs': 'x' },
      /"acknowledgement\/a" has no text.hbs/,
    ],
    ['a partial that nobody uses and nobody could read', { 'partials/odd.text.hbs': '{{#if' }, /./],
  ])('%s is a mistake', (_, sources, message) => {
    const { mistakes } = new TemplateRenderer(files(sources));
    expect(mistakes[0]?.message).toMatch(message);
    expect(mistakes[0]?.file).toBe(Object.keys(sources)[0]);
  });

  test('a sound template is not harmed by a partial it does not use', () => {
    const own = new TemplateRenderer(
      files({
        'reply/default/subject.hbs': 's',
        'reply/default/text.hbs': '{{body}}',
        'partials/odd.text.hbs': '{{#each}}{{(lookup)}}{{/each}}',
      }),
    );
    expect(own.render('reply/default', exampleReply).text).toContain('We will collect');
  });
});
