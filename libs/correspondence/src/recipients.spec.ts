import { guardNewRecipients, newRecipients, unveiled, usualRecipients } from './recipients.js';

const at = (address: string, name = '') => ({ name, address });
const ours = ['enquiries@example.org'];
const mail = {
  from: at('ann@example.com', 'Ann'),
  to: [at('enquiries@example.org'), at('bob@example.com')],
  cc: [at('Bob@example.com'), at('cat@example.com'), at('enquiries+r.r7q2m4xk.abc@example.org')],
  replyTo: [],
};

describe('who is written to', () => {
  test.each([
    ['a reply', 'reply', mail, ['ann@example.com'], []],
    ['a reply to all', 'reply-all', mail, ['ann@example.com'], ['bob@example.com', 'cat@example.com']],
    ['a forward', 'forward', mail, [], []],
    [
      'where answers are wanted elsewhere',
      'reply',
      { ...mail, replyTo: [at('desk@example.com')] },
      ['desk@example.com'],
      [],
    ],
    [
      'nobody twice',
      'reply-all',
      { ...mail, to: [at('Ann@example.com'), at('bob@example.com')], cc: [] },
      ['ann@example.com'],
      ['bob@example.com'],
    ],
    ['nobody at all', 'reply', null, [], []],
  ] as const)('%s', (_, how, answered, to, cc) => {
    const found = usualRecipients(how, answered as typeof mail | null, ours);
    expect(found.bcc).toEqual([]);
    expect(found.to.map(({ address }) => address)).toEqual(to);
    expect(found.cc.map(({ address }) => address)).toEqual(cc);
  });
});

test('an answer to all that goes to somebody hidden goes to nobody else', () => {
  const found = usualRecipients('reply-all', mail, ours, new Set(['ann@example.com']));
  expect(found).toEqual({ to: [mail.from], cc: [], bcc: [] });
});

describe('who newly sees it', () => {
  const known = new Map([['ann@example.com', 'Ann']]);
  test.each([
    ['nobody', ['Ann@Example.com'], [], []],
    ['a stranger', ['ann@example.com', 'eve@example.net'], [], ['eve@example.net']],
    ['a stranger in copy', ['ann@example.com'], ['eve@example.net'], ['eve@example.net']],
    ['not ourselves', ['enquiries@example.org'], [], []],
  ])('%s', (_, to, cc, expected) => {
    expect(
      newRecipients({ to: to.map((a) => at(a)), cc: cc.map((a) => at(a)), bcc: [] }, known, ours),
    ).toEqual(expected);
  });

  test('a stranger in blind copy sees it too', () => {
    const recipients = { to: [at('ann@example.com')], cc: [], bcc: [at('eve@example.net')] };
    expect(newRecipients(recipients, known, ours)).toEqual(['eve@example.net']);
  });

  test.each([
    ['beside the contact', ['ann@example.com'], ['eve@example.net'], [], ['eve@example.net']],
    ['with the contact in blind copy', ['eve@example.net'], [], ['ann@example.com'], ['eve@example.net']],
    ['alone', ['eve@example.net'], ['enquiries@example.org'], [], []],
    ['in blind copy again', ['ann@example.com'], [], ['eve@example.net'], []],
  ])('who had a blind copy is shown to others, or not: %s', (_, to, cc, bcc, expected) => {
    const [a, b, c] = [to, cc, bcc].map((list) => list.map((address) => at(address)));
    const hidden = new Set(['eve@example.net']);
    expect(unveiled({ to: a ?? [], cc: b ?? [], bcc: c ?? [] }, hidden, ours)).toEqual(expected);
  });

  test('is refused by name until it is confirmed', () => {
    expect(() => guardNewRecipients(['eve@example.net', 'fay@example.net'], [], ['EVE@example.net'])).toThrow(
      expect.objectContaining({
        code: 'new-recipients',
        fields: [{ path: 'confirmed', message: 'fay@example.net' }],
      }),
    );
    expect(() => guardNewRecipients(['eve@example.net'], [], ['eve@example.net'])).not.toThrow();
  });
});
