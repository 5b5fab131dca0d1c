import { zipNames } from './attachments-zip.js';

test.each<[string, string[], string[]]>([
  ['stay as they are', ['photo.jpg', 'letter.pdf'], ['photo.jpg', 'letter.pdf']],
  ['none twice', ['a.jpg', 'a.jpg', 'A.JPG', 'a.jpg'], ['a.jpg', 'a (2).jpg', 'A (3).JPG', 'a (4).jpg']],
  ['lead nowhere', ['../../etc/passwd', 'C:\\boot.ini', '/x'], ['_.._etc_passwd', 'C_boot.ini', '_x']],
  ['are never without letters', ['', '...', ' '], ['attachment-1', 'attachment-2', 'attachment-3']],
  ['are no device', ['CON', 'nul.txt', 'console.log'], ['_CON', '_nul.txt', 'console.log']],
  ['show their true ending', ['bill\u202efdp.exe'], ['bill_fdp.exe']],
  ['hold no line breaks', ['a\r\nb.txt'], ['a_b.txt']],
])('the names in an archive %s', (_, given, expected) => {
  expect(zipNames(given)).toEqual(expected);
});
