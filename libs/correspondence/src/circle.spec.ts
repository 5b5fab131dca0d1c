import { circleIn } from './circle.js';

const at = (address: string, name = '') => ({ name, address });
const ours = ['enquiries@example.org'];
const us = [at('enquiries@example.org')];

type Envelope = Parameters<typeof circleIn>[0][number];

const came = (from: string, to = us): Envelope => ({
  direction: 'inbound',
  from: at(from, 'A name'),
  to,
  cc: [],
  bcc: [],
  replyTo: [],
});
const went = (to: string[], { cc = [], bcc = [] }: { cc?: string[]; bcc?: string[] } = {}): Envelope => ({
  direction: 'outbound',
  from: at('enquiries@example.org'),
  to: to.map((each) => at(each)),
  cc: cc.map((each) => at(each)),
  bcc: bcc.map((each) => at(each)),
  replyTo: [],
});

const ann = 'ann@example.com';
const eve = 'eve@example.net';
const blind = went([ann], { bcc: ['Eve@example.net'] });

test.each([
  ['who had a blind copy', [came(ann), blind], [eve]],
  ['also once they have answered us', [came(ann), blind, came(eve)], [eve]],
  ['and we them', [came(ann), blind, came(eve), went([eve])], [eve]],
  ['no longer once they have written to the others', [came(ann), blind, came(eve, [...us, at(ann)])], []],
  ['no longer once they were named beside the others', [came(ann), blind, went([ann], { cc: [eve] })], []],
  ['no longer once others had a blind copy of what went to them', [blind, went([eve], { bcc: [ann] })], []],
  ['not who wrote in the open before', [came(ann), went(['cat@example.com'], { bcc: [ann] })], []],
])('hidden is %s', (_, messages, hidden) => {
  expect([...circleIn(messages, ours).hidden]).toEqual(hidden);
});

test('all of them are known, by the name that was given', () => {
  const { known } = circleIn([came(ann), blind], ours);
  expect([...known]).toEqual(
    expect.arrayContaining([
      [ann, 'A name'],
      [eve, ''],
    ]),
  );
});
