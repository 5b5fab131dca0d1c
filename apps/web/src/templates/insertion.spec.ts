import { variableAt } from './insertion.js';

const put = (name: string, optional: boolean, before = '') =>
  variableAt({ name, optional }, before, before.length);

test('what is always there goes in as it is', () => {
  expect(put('organisation.name', false)).toBe('{{organisation.name}}');
  expect(put('bodyHtml', false)).toBe('{{{bodyHtml}}}');
});

test('what may be missing goes in with its condition, once', () => {
  expect(put('contact.name', true)).toBe('{{#if contact.name}}{{contact.name}}{{/if}}');
  expect(put('contact.name', true, 'Hello{{#if contact.name}} ')).toBe('{{contact.name}}');
  expect(put('contact.name', true, '{{#if contact.name}}x{{/if}} ')).toBe(
    '{{#if contact.name}}{{contact.name}}{{/if}}',
  );
});

test('where something is missing, it is not there', () => {
  expect(put('due', true, '{{#if due}}a{{else}}')).toBe('{{#if due}}{{due}}{{/if}}');
  expect(put('before', true, '{{#if due}}a{{else if before}}')).toBe('{{before}}');
  expect(put('due', true, '{{#if due}}{{#if before}}a{{else}}b{{/if}}')).toBe('{{due}}');
});

test('what is in a list goes in with the list, once', () => {
  expect(put('links[].url', false)).toBe('{{#each links}}\n{{url}}\n{{/each}}');
  expect(put('links[].url', false, '{{#each links}}{{#if label}}a{{/if}}\n')).toBe('{{url}}');
});

test('only what stands before it counts', () => {
  const source = ' {{#if due}}{{/if}}';
  expect(variableAt({ name: 'due', optional: true }, source, 0)).toBe('{{#if due}}{{due}}{{/if}}');
});
