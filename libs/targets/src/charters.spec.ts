import { inProject } from '../../../test/support/project.js';
import { CharterLibrary } from './charter-library.js';
import { overlay } from './charter-overlay.js';

const library = new CharterLibrary(inProject('charters'));
const keys = await library.keys();

describe.each(keys)('%s', (key) => {
  test('can be read, and each promise has an id of its own and a clock that there is', async () => {
    const charter = await library.load(key);
    expect(charter.key).toBe(key);
    const targets = charter.targets.map((target) => target.key);
    const ids = charter.promises.map((promise) => promise.key);
    expect(ids).toEqual([...new Set(ids)]);
    for (const { text, target } of charter.promises) {
      expect(text).toMatch(/^[A-Z].+\.$/);
      if (target) expect(targets).toContain(target);
    }
    expect(
      charter.targets.every(({ calendar }) => charter.calendars.some((each) => each.key === calendar)),
    ).toBe(true);
  });

  test('promises in each message how to reach the organisation, where it promises anything', async () => {
    const { promises, contactLinks } = await library.load(key);
    if (key === 'blank') expect(promises).toEqual([]);
    else expect(promises.map((promise) => promise.key)).toContain('reach-us');
    expect(contactLinks.length).toBeGreaterThan(0);
  });
});

/** What was published, a line for each promise that a clock can keep. */
test.each<[string, string, string | null]>([
  ['ten-day', 'response', '10 working-days organisation'],
  ['ten-day', 'social', '1 working-days organisation'],
  ['ten-day', 'voicemail', '1 working-days organisation'],
  ['ten-day', 'complaint-stage-1', '10 working-days organisation'],
  ['ten-day', 'complaint-stage-2', '17 working-days organisation'],
  ['ten-day', 'foi', '20 working-days uk-any'],
  ['ten-day', 'sar', '1 calendar-months organisation'],
  ['five-day', 'response', '5 working-days organisation'],
  ['five-day', 'social', null],
  ['five-day', 'voicemail', '1 working-days organisation'],
  ['five-day', 'call-back', '1 working-days organisation'],
  ['five-day', 'queue-call-back', '1 working-days organisation'],
  ['five-day', 'chat-connect', '3 minutes organisation'],
  ['five-day', 'chat-follow-up', '1 working-days organisation'],
  ['five-day', 'foi', '20 working-days uk-any'],
  ['five-day', 'sar', '1 calendar-months organisation'],
  ['care-pledge', 'voicemail', '1 working-days organisation'],
  ['care-pledge', 'social', null],
  ['council-standards', 'acknowledge', '1 working-days organisation'],
  ['council-standards', 'response', '10 working-days organisation'],
  ['council-standards', 'complaint-first-contact', '5 working-days organisation'],
  ['council-standards', 'complaint-simple', '20 calendar-days organisation'],
  ['council-standards', 'complaint-complex', '40 calendar-days organisation'],
  ['council-standards', 'social', null],
  ['council-standards', 'voicemail', null],
  ['council-standards', 'complaint-stage-1', null],
  ['council-standards', 'complaint-stage-2', null],
  ['support-services', 'voicemail', null],
  ['support-services', 'social', null],
  ['ombudsman', 'response', '10 working-days organisation'],
  ['ombudsman', 'complaint-acknowledgement', '5 working-days organisation'],
  ['ombudsman', 'complaint-stage-1', '10 working-days organisation'],
  ['ombudsman', 'complaint-stage-2', '20 working-days organisation'],
  ['ombudsman', 'complaint-stage-2-acknowledgement', '5 working-days organisation'],
  ['ombudsman', 'foi', '20 working-days uk-any'],
  ['blank', 'response', '10 working-days organisation'],
  ['blank', 'complaint-stage-1', null],
])('%s: %s', async (charter, key, promised) => {
  const { targets } = await library.load(charter);
  const target = targets.find((each) => each.key === key);
  expect(target ? `${target.amount} ${target.unit} ${target.calendar}` : null).toBe(promised);
});

/** What starts and what keeps a promise, where that is not from the receipt to the answer. */
test.each([
  ['ten-day', ['complaint-stage-2: escalation to answer']],
  [
    'five-day',
    [
      'complaint-stage-2: escalation to answer',
      'call-back: receipt to first-human-reply',
      'queue-call-back: receipt to first-human-reply',
      'chat-follow-up: receipt to first-human-reply',
      'chat-connect: receipt to first-human-reply',
    ],
  ],
  [
    'council-standards',
    [
      'response: acknowledgement to answer',
      'acknowledge: receipt to acknowledgement',
      'complaint-first-contact: receipt to first-human-reply',
    ],
  ],
  [
    'ombudsman',
    [
      'complaint-stage-1: acknowledgement to answer',
      'complaint-stage-2: escalation to answer',
      'complaint-acknowledgement: receipt to acknowledgement',
      'complaint-stage-2-acknowledgement: escalation to acknowledgement',
    ],
  ],
])('what runs otherwise in %s', async (key, others) => {
  const { targets } = await library.load(key);
  const said = targets.map(({ key: which, startsOn, metBy }) => `${which}: ${startsOn} to ${metBy}`);
  expect(said.filter((line) => !line.endsWith(': receipt to answer'))).toEqual(others);
});

/** How far dates may be moved; all others have no limit. */
test.each([
  ['ten-day', ['sar: 2 calendar-months first-period']],
  [
    'ombudsman',
    [
      'complaint-stage-1: 10 working-days any time',
      'complaint-stage-2: 20 working-days any time',
      'sar: 2 calendar-months first-period',
    ],
  ],
  ['blank', []],
])('how far dates may be moved in %s', async (key, limits) => {
  const { targets } = await library.load(key);
  const said = targets.flatMap(({ key: which, extension }) =>
    extension
      ? `${which}: ${extension.most.amount} ${extension.most.unit} ${extension.toldWithin ?? 'any time'}`
      : [],
  );
  expect(said).toEqual(limits);
});

describe('a charter that says only in what it differs', () => {
  const base = {
    name: 'Base',
    defaults: { queue: 'general', kind: 'enquiry' },
    queues: [
      { key: 'general', name: 'General' },
      { key: 'waste', name: 'Waste' },
    ],
    rules: [{ key: 'rest', name: 'Rest', do: ['a'] }],
    promises: [{ key: 'a' }],
  };

  test('changes what it names, adds what is new, leaves out what it is without', () => {
    const own = {
      basedOn: 'base',
      name: 'Own',
      defaults: { queue: 'roads' },
      queues: [
        { key: 'general', name: 'All' },
        { key: 'roads', name: 'Roads' },
      ],
      without: { queues: ['waste'] },
      rules: [
        { key: 'new', name: 'New' },
        { key: 'rest', do: [] },
      ],
      promises: [{ key: 'b' }],
    };
    expect(overlay(base, own)).toMatchObject({
      name: 'Own',
      defaults: { queue: 'roads', kind: 'enquiry' },
      queues: [
        { key: 'general', name: 'All' },
        { key: 'roads', name: 'Roads' },
      ],
      rules: [
        { key: 'new', name: 'New' },
        { key: 'rest', name: 'Rest', do: [] },
      ],
      promises: [{ key: 'b' }],
    });
    expect(overlay(base, own)).not.toHaveProperty('basedOn');
    expect(overlay(base, own)).not.toHaveProperty('without');
  });

  test('leaves the other as it is', () => {
    const before = structuredClone(base);
    overlay(base, { queues: [{ key: 'general', name: 'X' }], defaults: { queue: 'x' } });
    expect(base).toEqual(before);
  });
});
