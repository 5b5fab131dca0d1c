import { acknowledgementVariables, checkTemplate, replyVariables } from './index.js';

type Row = [string, string, number, number, string | RegExp];

function mistakes(source: string, options: Parameters<typeof checkTemplate>[2] = {}) {
  return checkTemplate(source, acknowledgementVariables, { file: 'letter.hbs', ...options });
}

describe('mistakes have their line, their column and plain words', () => {
  test.each<Row>([
    [
      'a slip of the finger',
      'Hello,\n\n  {{refrence}}',
      3,
      5,
      'There is no variable "refrence" here. Did you mean "reference"?',
    ],
    [
      'two letters swapped',
      '{{recievedOn}}',
      1,
      3,
      'There is no variable "recievedOn" here. Did you mean "receivedOn"?',
    ],
    [
      'a wrong case',
      '{{Reference}}',
      1,
      3,
      'There is no variable "Reference" here. Did you mean "reference"?',
    ],
    [
      'the end of the right path',
      '{{telephone}}',
      1,
      3,
      'There is no variable "telephone" here. Did you mean "organisation.telephone"?',
    ],
    [
      'a wrong field',
      '{{queue.nam}}',
      1,
      3,
      'There is no variable "queue.nam" here. Did you mean "queue.name"?',
    ],
    [
      'nothing like it',
      '{{weather}}',
      1,
      3,
      /^There is no variable "weather" here. There are: organisation.name, /,
    ],
    ['a path that goes on too long', '{{reference.length}}', 1, 3, /no variable "reference.length"/],
    [
      'outside a list',
      '{{#each links}}\n{{reference}}{{/each}}',
      2,
      3,
      'There is no variable "reference" here. Did you mean "../reference"?',
    ],
    [
      'too far outside',
      '{{#each links}}{{../../reference}}{{/each}}',
      1,
      18,
      /no variable "..\/..\/reference"/,
    ],
    ['a group', '{{queue}}', 1, 3, '"queue" is a group. Go into it with {{#with}}.'],
    ['a list', '{{links}}', 1, 3, '"links" is a list. Go into it with {{#each}}.'],
    [
      'a helper',
      '\n{{uppercase reference}}',
      2,
      1,
      'There is no helper "uppercase". Between braces stands one variable.',
    ],
    ['an unknown block', '{{#ef reference}}x{{/ef}}', 1, 1, 'There is no block "ef". Did you mean {{#if}}?'],
    [
      'a list as a block of its own',
      '{{#links}}x{{/links}}',
      1,
      1,
      'There is no block "links". There are if, unless, each and with.',
    ],
    ['each of a text', '{{#each reference}}x{{/each}}', 1, 9, '{{#each}} takes a list; "reference" is none.'],
    ['with a list', '{{#with links}}x{{/with}}', 1, 9, '{{#with}} takes a group; "links" is none.'],
    [
      'what may be missing',
      'By {{expectedBy}}.',
      1,
      6,
      '"expectedBy" may be missing. Put it into {{#if expectedBy}} and say in {{else}} what to write instead.',
    ],
    [
      'missing in the wrong branch',
      '{{#if expectedBy}}x{{else}}{{expectedBy}}{{/if}}',
      1,
      30,
      /may be missing/,
    ],
    ['missing after the block', '{{#if expectedBy}}x{{/if}}\n{{expectedBy}}', 2, 3, /may be missing/],
    ['another thing is there', '{{#if contact.name}}{{expectedBy}}{{/if}}', 1, 23, /may be missing/],
    [
      'never closed',
      'a\nb {{#if reference}}\nc',
      2,
      3,
      '{{#if}} is opened here and never closed with {{/if}}.',
    ],
    [
      'the inner one never closed',
      '{{#if reference}}\n {{#each links}}',
      2,
      2,
      '{{#each}} is opened here and never closed with {{/each}}.',
    ],
    ['closed by another', 'x\n{{#if reference}}y{{/unless}}', 2, 4, '{{#if}} is closed by {{/unless}}.'],
    ['closed without being open', 'x\n y {{/if}}', 2, 4, 'This closes a block that is not open.'],
    [
      'braces not closed',
      'x\n  {{reference',
      2,
      5,
      'The braces are not closed, or hold something that is not a name.',
    ],
    ['nothing between braces', 'x {{}} y', 1, 5, 'A name is missing between the braces.'],
    ['three braces, two braces', '{{{reference}}', 1, 13, 'Three braces are opened and two closed.'],
    [
      'two elses',
      '{{#if reference}}{{else}}{{else}}{{/if}}',
      1,
      26,
      /^This \{\{else\}\} belongs to no block/,
    ],
    ['a comment not closed', 'x\n{{!-- y', 2, 1, 'A comment or braces are opened here and never closed.'],
    ['Windows line ends do not shift the place', 'a\r\nb\r\n {{refrence}}', 3, 4, /refrence/],
    [
      'an unknown partial',
      '{{> contact-link}}',
      1,
      1,
      'There is no partial "contact-link" here. Did you mean "contact-links"?',
    ],
  ])('%s', (_, source, line, column, message) => {
    const partials = new Map([['contact-links', { file: 'p.hbs', source: 'x' }]]);
    expect(mistakes(source, { partials })).toEqual([
      {
        file: 'letter.hbs',
        line,
        column,
        message: message instanceof RegExp ? expect.stringMatching(message) : message,
      },
    ]);
  });

  test('all of them are told at once', () => {
    expect(
      mistakes('{{a1}}\n{{#if b2}}{{c3}}{{/if}}\n{{#if reference}}{{d4}}{{/if}}').map(({ line }) => line),
    ).toEqual([1, 2, 3]);
  });

  test("a partial's mistake is told in the partial's file, once", () => {
    const partials = new Map([['sign-off', { file: 'partials/sign-off.hbs', source: 'Yours\n{{nme}}' }]]);
    expect(mistakes('{{> sign-off}}{{> sign-off}}', { partials })).toEqual([
      { file: 'partials/sign-off.hbs', line: 2, column: 3, message: expect.stringMatching(/"nme"/) },
    ]);
  });
});

describe('what is sound', () => {
  test.each([
    ['text alone', 'Hello'],
    ['variables', '{{reference}} {{organisation.name}} {{this.reference}} {{./reference}}'],
    ['what may be missing, where it is there', '{{#if expectedBy}}{{expectedBy}}{{/if}}'],
    ['in unless, the other way round', '{{#unless expectedBy}}no date{{else}}{{expectedBy}}{{/unless}}'],
    ['in a chain of else', '{{#if contact.name}}a{{else if expectedBy}}{{expectedBy}}{{else}}b{{/if}}'],
    [
      'what was asked for outside is there inside',
      '{{#if contact.name}}{{#with contact}}{{name}}{{/with}}{{/if}}',
    ],
    [
      'lists, first and last',
      '{{#each links}}{{#if @first}}: {{/if}}{{label}}{{#unless @last}}, {{/unless}}{{else}}none{{/each}}',
    ],
    [
      'the outside of a list',
      '{{#each links}}{{../reference}}{{#if ../reference}}{{../queue.name}}{{/if}}{{/each}}',
    ],
    ['comments', '{{! one }}{{!-- {{refrence}} --}}'],
    ['literal braces', 'a \\{{reference}} b'],
  ])('%s', (_, source) => {
    expect(mistakes(source)).toEqual([]);
  });
});

describe('HTML', () => {
  const check = (source: string, part: 'subject' | 'text' | 'html' = 'html') =>
    checkTemplate(source, replyVariables, { part }).map(({ message }) => message);

  test.each([
    ['unescaped text', '{{{body}}}', '"body" is not HTML: print it with two braces, {{body}}.'],
    ['unescaped by the other sign', '{{&body}}', '"body" is not HTML: print it with two braces, {{body}}.'],
    [
      'safe HTML that would be escaped',
      '{{bodyHtml}}',
      '"bodyHtml" is safe HTML: print it with three braces, {{{bodyHtml}}}.',
    ],
    [
      'text in a link',
      '<a href="{{reference}}">x</a>',
      '"reference" is not a web address: it cannot stand in a link.',
    ],
    [
      'text in a link without quotes',
      '<a href={{reference}}>x</a>',
      '"reference" is not a web address: it cannot stand in a link.',
    ],
    [
      'text at the end of an image',
      "<img src='x/{{reference}}'>",
      '"reference" is not a web address: it cannot stand in a link.',
    ],
  ])('%s is refused', (_, source, message) => {
    expect(check(source)).toEqual([message]);
  });

  test.each(['text', 'subject'] as const)('safe HTML is refused in %s', (part) => {
    expect(check('{{{bodyHtml}}}', part)).toEqual(['"bodyHtml" is HTML: it can stand in html.hbs only.']);
  });

  test('safe HTML with three braces and addresses in links are sound', () => {
    expect(check('{{{bodyHtml}}}{{body}}<a href="{{organisation.website}}">{{reference}}</a>')).toEqual([]);
  });
});

describe('hostile templates', () => {
  const partials = new Map(
    Object.entries({
      self: '{{> self}}',
      ping: '{{> pong}}',
      pong: '{{#if reference}}{{> ping}}{{/if}}',
      up: '{{../reference}}',
      broken: '{{#if',
      ...Object.fromEntries(
        Array.from({ length: 20 }, (_, n) => [`double-${n}`, `{{> double-${n + 1}}}{{> double-${n + 1}}}`]),
      ),
      'double-20': 'lol',
    }).map(([name, source]) => [name, { file: `${name}.hbs`, source }]),
  );

  test.each<[string, string, RegExp]>([
    ['the constructor', '{{constructor}}', /no variable/],
    ['the constructor of a constructor', '{{reference.constructor.constructor}}', /no variable/],
    ['the prototype', '{{__proto__}}', /no variable/],
    ['the prototype in brackets', '{{[__proto__]}}', /no variable/],
    ['the prototype of a group', '{{#with organisation}}{{__proto__.polluted}}{{/with}}', /no variable/],
    ['a block of the prototype', '{{#with __proto__}}x{{/with}}', /no variable/],
    ['a helper of the prototype', '{{#constructor}}x{{/constructor}}', /no block/],
    ['lookup', '{{lookup this "constructor"}}', /no helper/],
    ['lookup inside', '{{#each (lookup this "links")}}x{{/each}}', /takes the name of one variable/],
    ['log', '{{log reference}}', /no helper/],
    ['missing helpers', '{{helperMissing}}', /no variable/],
    ['the missing block helper', '{{#blockHelperMissing reference}}x{{/blockHelperMissing}}', /no block/],
    ['the root', '{{@root.reference}}', /no variable/],
    ['the data of the run', '{{#if @template}}x{{/if}}', /no "@template"/],
    ['first outside a list', '{{#if @first}}x{{/if}}', /no "@first"/],
    ['the whole data', '{{this}}', /no variable/],
    ['a literal as a name', '{{"reference"}}', /no variable/],
    ['a number as a name', '{{1}}', /no variable/],
    ['a literal in a block', '{{#if true}}x{{/if}}', /takes the name/],
    ['a decorator', '{{* inline "x"}}', /Decorators/],
    ['an inline partial', '{{#*inline "contact-links"}}x{{/inline}}', /Decorators/],
    ['a block for a partial', '{{#> self}}x{{/self}}', /Decorators/],
    ['a raw block', '{{{{raw}}}} {{x}} {{{{/raw}}}}', /no block/],
    ['a partial by its variable', '{{> (lookup . "reference")}}', /by its name/],
    ['a partial with other data', '{{> up organisation}}', /by its name/],
    ['a partial with a value', '{{> up reference="x"}}', /by its name/],
    ['a partial of the prototype', '{{> constructor}}', /no partial/],
    ['a partial in itself', '{{> self}}', /put into itself/],
    ['partials in each other', '{{> ping}}', /put into itself/],
    ['a partial that steps out of its place', '{{#each links}}{{> up}}{{/each}}', /no variable/],
    ['a partial that cannot be read', '{{> broken}}', /./],
    ['partials that double', '{{> double-0}}', /too large/],
    [
      'lists in lists in lists',
      `${'{{#each links}}{{#with ..}}'.repeat(8)}{{reference}}${'{{/with}}{{/each}}'.repeat(8)}`,
      /./,
    ],
    ['blocks nested without end', `${'{{#if reference}}'.repeat(2600)}x${'{{/if}}'.repeat(2600)}`, /deep/],
    ['one else after another', `{{#if reference}}${'{{else if expectedBy}}'.repeat(2800)}{{/if}}`, /deep/],
    ['brackets in brackets', `{{a ${'(a '.repeat(3000)}${')'.repeat(3000)}}}`, /deep/],
    ['tags without end', '{{reference}}'.repeat(4900), /too many tags/],
    ['a template without end', 'x'.repeat(64_001), /longer than 64000 characters/],
    ['names for the entries', '{{#each links as |link|}}{{link.label}}{{/each}}', /nothing else/],
  ])('%s', (_, source, message) => {
    const [first, ...others] = mistakes(source, { partials });
    expect(first?.message).toMatch(message);
    expect(others).toEqual([]);
  });

  test('a list of a list is told before it can grow', () => {
    const nested = {
      list: {
        type: 'list',
        description: '',
        items: {
          list: {
            type: 'list',
            description: '',
            items: { x: { type: 'line', description: '', example: '' } },
          },
        },
      },
    } as const;
    const twice = '{{#each list}}{{#each list}}{{x}}{{/each}}{{/each}}';
    expect(checkTemplate(twice, nested)).toEqual([]);
    expect(checkTemplate(twice.repeat(100), nested)[0]?.message).toMatch(/too large/);
  });
});
