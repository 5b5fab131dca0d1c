import { fieldsOf, isSame, partOf, toSave } from './template-draft.js';

test('a subject is one line, whatever its file ends with; the rest stays as it is', () => {
  expect(fieldsOf({ subject: 'Hello\n', text: 'Dear\n' })).toEqual({
    subject: 'Hello',
    text: 'Dear\n',
    html: null,
    social: null,
  });
});

test('a part of nothing is a part that is not there', () => {
  const without = fieldsOf({ subject: 'a', text: 'b' });
  expect(isSame(without, { ...without, html: '' })).toBe(true);
  expect(isSame(without, { ...without, html: '<p>' })).toBe(false);
  expect(toSave({ ...without, html: '' })).toEqual({ subject: 'a', text: 'b' });
});

test.each([
  ['acknowledgement/default/text.hbs', 'acknowledgement/default', 'en', 'text'],
  ['acknowledgement/default/cy/html.hbs', 'acknowledgement/default', 'cy', 'html'],
  ['acknowledgement/default/text.hbs', 'acknowledgement/default', 'cy', null],
  ['acknowledgement/default-two/text.hbs', 'acknowledgement/default', 'en', null],
  ['partials/greeting.text.hbs', 'partials/greeting', 'en', 'text'],
  ['partials/cy/greeting.text.hbs', 'partials/greeting', 'cy', 'text'],
  ['partials/greeting.text.hbs', 'acknowledgement/default', 'en', null],
])('%s is of %s in %s: %s', (file, key, language, part) => {
  expect(partOf(file, key, language)).toBe(part);
});
