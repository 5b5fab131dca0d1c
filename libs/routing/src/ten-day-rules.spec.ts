import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { checkRuleSet, compileRuleSet, decide, defaultsSchema, type Facts, ruleSetSchema } from '#routing';

const charter = parse(await readFile(new URL('../../../charters/ten-day.yaml', import.meta.url), 'utf8'));
const rules = ruleSetSchema.parse(charter.rules);
const defaults = defaultsSchema.parse(charter.defaults);
const compiled = compileRuleSet(rules);

function decided(facts: Partial<Facts>) {
  return decide(
    compiled,
    { channel: 'enquiries', channelType: 'email', automatic: null, ...facts },
    defaults,
  );
}

const keys = (list: { key: string }[]) => list.map(({ key }) => key);

test('the rules name only what the charter holds', () => {
  expect(
    checkRuleSet(rules, defaults, {
      queues: keys(charter.queues),
      targets: keys(charter.targets),
      kinds: keys(charter.kinds),
      channels: keys(charter.channels),
      templates: charter.kinds.map((kind: { acknowledgement: string }) => kind.acknowledgement),
      people: [],
      teams: [],
      bodies: [],
      languages: [],
    }),
  ).toEqual([]);
});

test('the promises are whole sentences', () => {
  // A comma in an unquoted text between YAML braces would quietly end it.
  for (const { key, text, target, ...rest } of charter.promises) {
    expect({ key, text, target }).toMatchObject({
      key: expect.any(String),
      text: expect.stringMatching(/^[A-Z].+\.$/),
    });
    expect(rest).toEqual({});
    if (target) expect(keys(charter.targets)).toContain(target);
  }
});

const footer =
  'This email may be subject to disclosure under the Freedom of Information Act 2000, the Data Protection Act 2018 or the Environmental Information Regulations 2004.';

describe('the rules of the ten-day charter', () => {
  test.each<
    [
      string,
      Partial<Facts>,
      { queue: string; kind: string; targets: string[]; acknowledgement: string | null },
    ]
  >([
    [
      'an out-of-office message',
      { automatic: 'auto-reply', subject: 'Complaint: I am away' },
      { queue: 'automatic', kind: 'enquiry', targets: [], acknowledgement: null },
    ],
    [
      'a mailing list',
      { automatic: 'list', subject: 'News' },
      { queue: 'automatic', kind: 'enquiry', targets: [], acknowledgement: null },
    ],
    [
      'a subject access request',
      { subject: 'Request', text: 'Please send me a copy of my personal data.' },
      {
        queue: 'information-requests',
        kind: 'sar',
        targets: ['sar'],
        acknowledgement: 'information-request',
      },
    ],
    [
      'a freedom of information request by subject',
      { subject: 'FOI: spending on roads', text: 'How much?' },
      {
        queue: 'information-requests',
        kind: 'foi',
        targets: ['foi'],
        acknowledgement: 'information-request',
      },
    ],
    [
      'by its text',
      { subject: 'Question', text: 'I make this request under the Freedom of Information Act.' },
      {
        queue: 'information-requests',
        kind: 'foi',
        targets: ['foi'],
        acknowledgement: 'information-request',
      },
    ],
    [
      'by a bare mention',
      { subject: 'Question', text: 'Citing the FOIA, how many trees were felled?' },
      {
        queue: 'information-requests',
        kind: 'foi',
        targets: ['foi'],
        acknowledgement: 'information-request',
      },
    ],
    [
      'a request above such a footer',
      { subject: 'Trees', text: `This is an FOI request: how many trees?\n${footer}` },
      {
        queue: 'information-requests',
        kind: 'foi',
        targets: ['foi'],
        acknowledgement: 'information-request',
      },
    ],
    [
      'a footer about the act alone',
      { subject: 'Room booking', text: `May we book the hall?\n${footer}` },
      { queue: 'general', kind: 'enquiry', targets: ['response'], acknowledgement: 'default' },
    ],
    [
      'an environmental information request',
      { subject: 'EIR request', text: 'Air quality' },
      {
        queue: 'information-requests',
        kind: 'foi',
        targets: ['foi'],
        acknowledgement: 'information-request',
      },
    ],
    [
      'a complaint by subject',
      { subject: 'COMPLAINT', text: 'Nobody calls back.' },
      {
        queue: 'complaints',
        kind: 'complaint',
        targets: ['complaint-stage-1'],
        acknowledgement: 'complaint',
      },
    ],
    [
      'a complaint by text',
      { subject: 'Council tax', text: 'I wish to complain about your staff.' },
      {
        queue: 'complaints',
        kind: 'complaint',
        targets: ['complaint-stage-1'],
        acknowledgement: 'complaint',
      },
    ],
    [
      'a complaint about bins is a complaint first',
      { subject: 'Formal complaint: missed bins' },
      {
        queue: 'complaints',
        kind: 'complaint',
        targets: ['complaint-stage-1'],
        acknowledgement: 'complaint',
      },
    ],
    [
      'a question about the complaints procedure',
      { subject: 'Re: your complaint procedure page', text: 'The link is broken.' },
      { queue: 'general', kind: 'enquiry', targets: ['response'], acknowledgement: 'default' },
    ],
    [
      'no complaints at all',
      { subject: 'No complaints', text: 'Just saying.' },
      { queue: 'general', kind: 'enquiry', targets: ['response'], acknowledgement: 'default' },
    ],
    [
      'part of a word',
      { subject: 'Compliance uncomplaining', text: 'A complainant wrote.' },
      { queue: 'general', kind: 'enquiry', targets: ['response'], acknowledgement: 'default' },
    ],
    [
      'a compliment',
      { subject: 'Well done', text: 'Please pass on my thanks to the crew.' },
      { queue: 'complaints', kind: 'compliment', targets: ['response'], acknowledgement: 'default' },
    ],
    [
      'a missed bin',
      { subject: 'Missed bin at number 4' },
      { queue: 'waste', kind: 'enquiry', targets: ['response'], acknowledgement: 'default' },
    ],
    [
      'a collection in the text',
      { subject: 'Help', text: 'When is our garden waste collected?' },
      { queue: 'waste', kind: 'enquiry', targets: ['response'], acknowledgement: 'default' },
    ],
    [
      'who refuses is not refuse',
      { subject: 'I refuse to pay', text: 'What a waste of money. Your letter went in the bin.' },
      { queue: 'general', kind: 'enquiry', targets: ['response'], acknowledgement: 'default' },
    ],
    [
      'a pothole',
      { subject: 'Road', text: 'There is a huge pot-hole outside.' },
      { queue: 'highways', kind: 'enquiry', targets: ['response'], acknowledgement: 'default' },
    ],
    [
      'highways in a signature',
      { subject: 'Invoice', text: 'Attached.\nJo, Highways Ltd' },
      { queue: 'general', kind: 'enquiry', targets: ['response'], acknowledgement: 'default' },
    ],
    [
      'anything else',
      { subject: 'Opening hours', text: 'When are you open?' },
      { queue: 'general', kind: 'enquiry', targets: ['response'], acknowledgement: 'default' },
    ],
    [
      'nothing at all',
      { subject: '', text: '' },
      { queue: 'general', kind: 'enquiry', targets: ['response'], acknowledgement: 'default' },
    ],
    [
      'a social post',
      { channelType: 'social', subject: '', text: 'When are you open?' },
      { queue: 'general', kind: 'enquiry', targets: ['social'], acknowledgement: 'default' },
    ],
    [
      'a complaint on a social network',
      { channelType: 'social', text: 'I want to complain.' },
      {
        queue: 'complaints',
        kind: 'complaint',
        targets: ['complaint-stage-1'],
        acknowledgement: 'complaint',
      },
    ],
  ])('%s', (_, facts, expected) => {
    expect(decided(facts)).toMatchObject(expected);
  });
});
