import {
  type AcknowledgementQuestion,
  MOST_AN_HOUR,
  reasonNotToAcknowledge,
} from './acknowledgement-policy.js';

const person: AcknowledgementQuestion = {
  automatic: null,
  recipient: 'ada@example.org',
  ownAddresses: ['enquiries@council.example'],
  template: 'default',
  channelCanAcknowledge: true,
  sentInLastHour: 0,
};

describe('an acknowledgement', () => {
  test('goes to a person', () => {
    expect(reasonNotToAcknowledge(person)).toBeNull();
    expect(reasonNotToAcknowledge({ ...person, sentInLastHour: MOST_AN_HOUR - 1 })).toBeNull();
  });

  test.each<[string, Partial<AcknowledgementQuestion>, RegExp]>([
    ['a machine', { automatic: 'auto-reply' }, /machine/],
    ['a bounce', { automatic: 'bounce' }, /machine/],
    ['a list', { automatic: 'list' }, /machine/],
    ['an own address', { recipient: 'enquiries@council.example' }, /own address/],
    ['nobody', { recipient: null }, /nobody to answer/],
    ['an address that nobody reads', { recipient: 'no-reply@shop.example' }, /nobody reads/],
    [
      'a mailer daemon that did not say what it is',
      { recipient: 'MAILER-DAEMON@mx.example' },
      /nobody reads/,
    ],
    ['what the rules leave out', { template: null }, /rules/],
    ['a channel that cannot carry one', { channelCanAcknowledge: false }, /channel/],
    ['an address at its cap', { sentInLastHour: MOST_AN_HOUR }, /loop/],
  ])('never goes to %s', (_, change, reason) => {
    expect(reasonNotToAcknowledge({ ...person, ...change })).toMatch(reason);
  });

  test('goes to people whose address only begins like a machine', () => {
    expect(reasonNotToAcknowledge({ ...person, recipient: 'norepley@example.org' })).toBeNull();
    expect(reasonNotToAcknowledge({ ...person, recipient: 'bouncer@example.org' })).toBeNull();
  });
});
