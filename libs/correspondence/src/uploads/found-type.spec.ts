import { foundType, safeName } from './found-type.js';

test.each([
  [
    'a picture that calls itself a text',
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    'note.txt',
    'image/png',
  ],
  ['a page that calls itself a picture', Buffer.from('<script>alert(1)</script>'), 'cat.png', 'text/plain'],
  ['a table', Buffer.from('a,b\n1,2\n'), 'list.csv', 'text/csv'],
  ['anything else', Buffer.from([0, 1, 2, 3]), 'thing.pdf', 'application/octet-stream'],
])('%s', async (_, bytes, name, type) => {
  expect(await foundType(bytes, name)).toBe(type);
});

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\me\\plan.pdf', 'plan.pdf'],
  ['a\r\nBcc: eve@example.net', 'a Bcc: eve@example.net'],
  ['..', 'file'],
  ['', 'file'],
  ['gpj\u202e.exe', 'gpj .exe'],
])('the name %j', (given, name) => {
  expect(safeName(given)).toBe(name);
});
