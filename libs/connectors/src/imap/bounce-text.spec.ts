import { readBounceText } from './bounce-text.js';

test.each([
  [
    'Postfix',
    '<nobody@example.org>: host mx.example.org[192.0.2.1] said: 550 5.1.1\n    <nobody@example.org>: Recipient address rejected (in reply to RCPT TO)',
    { outcome: 'failed', recipient: 'nobody@example.org', status: '5.1.1' },
  ],
  [
    'Sendmail',
    '   ----- The following addresses had permanent fatal errors -----\n<full@example.org>\n    (reason: 552 5.2.2 Mailbox full)',
    { outcome: 'failed', recipient: 'full@example.org', status: '5.2.2' },
  ],
  [
    'qmail',
    '<gone@example.org>:\nSorry, no mailbox here by that name. (#5.1.1)',
    { outcome: 'failed', recipient: 'gone@example.org', status: '5.1.1' },
  ],
  [
    'Exchange',
    'Your message did not reach the following recipient(s):\n\nann@example.org on Mon, 2 Nov 2026 10:15:00 -0000\n    The recipient name is not recognized',
    { outcome: 'failed', recipient: 'ann@example.org' },
  ],
  [
    'Gmail, late',
    'THIS IS A WARNING MESSAGE ONLY.\n\nDelivery to the following recipient has been delayed:\n\n     late@example.org\n\nMessage will be retried for 2 more day(s)',
    { outcome: 'delayed', recipient: 'late@example.org' },
  ],
  [
    'in words only',
    'We could not deliver your message to bob@example.org because the mailbox is full.',
    { outcome: 'failed', recipient: 'bob@example.org', status: '5.2.2' },
  ],
])('%s', (_name, text, expected) => {
  expect(readBounceText(text)).toMatchObject(expected);
});

test('the address is not taken from the mail that came back', () => {
  const text = `Your message could not be delivered. ${'The reason is not known to us. '.repeat(4)}\n\nReceived: from a by b for <other@example.org>`;
  expect(readBounceText(text)).toBeNull();
});

test('a line without end takes no time', () => {
  const long = `550 ${'a@'.repeat(10_000)} ${'550 '.repeat(5_000)}`;
  expect(() => readBounceText(long.repeat(5))).not.toThrow();
});
