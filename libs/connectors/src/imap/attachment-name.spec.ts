import fc from 'fast-check';
import { safeName } from './attachment-name.js';

test.each<[string, string, string]>([
  ['an ordinary one', 'Letter to the council.pdf', 'Letter to the council.pdf'],
  ['letters of any language', 'Cwyn am fin sbwriel – tŷ.pdf', 'Cwyn am fin sbwriel – tŷ.pdf'],
  ['a path', '../../etc/passwd', 'passwd'],
  ['a Windows path', 'C:\\Users\\Ann\\letter.pdf', 'letter.pdf'],
  ['a reversed ending', 'invoice\u202Efdp.exe', 'invoicefdp.exe'],
  ['control characters', 'a\u0000b\u0007c\r\n.pdf', 'abc.pdf'],
  ['characters that file systems refuse', 'what?<is>|this*:".pdf', 'what__is__this___.pdf'],
  ['a hidden file', '.htaccess', 'htaccess'],
  ['dots and blanks at the end', 'letter.pdf. . ', 'letter.pdf'],
  ['a device of Windows', 'nul.txt', '_nul.txt'],
  ['no name', '', 'attachment-3.pdf'],
  ['nothing but dots', '....', 'attachment-3.pdf'],
  ['nothing but a path', '/folder/', 'attachment-3.pdf'],
])('%s', (_name, sent, expected) => {
  expect(safeName(sent, 3, 'pdf')).toBe(expected);
});

test('a long name keeps its ending', () => {
  const name = safeName(`${'x'.repeat(300)}.pdf`, 1, 'pdf');
  expect(name).toHaveLength(200);
  expect(name).toMatch(/x\.pdf$/);
});

test('a long name is never cut within a character', () => {
  expect(safeName(`${'x'.repeat(195)}👋👋👋.pdf`, 1, 'pdf').isWellFormed()).toBe(true);
});

test('whatever is sent, the name is safe', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (sent) => {
      const name = safeName(sent, 1, 'bin');
      expect(name).not.toBe('');
      expect(name.length).toBeLessThanOrEqual(200);
      expect(name).not.toMatch(/[/\\\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      expect(name).not.toMatch(/^\.|[. ]$/);
      expect(name.isWellFormed()).toBe(true);
    }),
  );
});
