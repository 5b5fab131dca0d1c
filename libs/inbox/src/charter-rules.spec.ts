import type { EntityManager } from '@mikro-orm/sql';
import { CharterLibrary, DueDates, useCharter } from '#targets';
import { openTestDatabase } from '../../../test/support/database.js';
import { inProject } from '../../../test/support/project.js';
import { THURSDAY } from '../../../test/support/rooms.js';
import { RuleBook } from './rule-book.js';
import { soundDraft } from './rule-draft.js';
import { useCharterQueues } from './use-charter-queues.js';

const library = new CharterLibrary(inProject('charters'));
const keysOf = (list: { key: string }[]) => list.map((each) => each.key);

test.each(await library.keys())(
  'the rules of %s can work, and sort something into every queue',
  async (key) => {
    const { rules, defaults, queues, targets, kinds, channels } = await library.load(key);
    const known = {
      queues: keysOf(queues),
      targets: keysOf(targets),
      templates: kinds.map(({ acknowledgement }) => acknowledgement),
      channels: keysOf(channels),
      kinds: keysOf(kinds),
      people: [],
      teams: [],
      bodies: [],
      languages: [],
    };
    expect(soundDraft(rules, defaults, known).findings).toEqual([]);
  },
);

test.each<[string, string, string[], string[], string[]?]>([
  ['ten-day', '2026-04-20', ['social'], ['foi']],
  ['five-day', '2026-04-13', [], ['foi']],
  ['care-pledge', '2026-04-20', ['response'], ['foi']],
  ['support-services', '2026-04-20', ['response'], ['foi']],
  ['council-standards', '2026-04-20', ['acknowledge', 'response'], ['foi'], ['acknowledge', 'response']],
  ['ombudsman', '2026-04-20', ['social'], ['foi']],
  ['blank', '2026-04-20', ['response'], ['response']],
])(
  'an installation of %s answers a message by %s',
  async (key, due, ofAPost, ofADuty, ofAMail = ['response']) => {
    const test = await openTestDatabase();
    try {
      const charter = await library.load(key);
      await test.em.transactional(async (transaction) => {
        await useCharter(transaction as EntityManager, charter);
        await useCharterQueues(transaction as EntityManager, charter);
      });
      expect(await new DueDates(test.em).reckon('response', THURSDAY)).toMatchObject({ due });
      const rules = new RuleBook(test.em);
      const said = { subject: 'Opening hours?', text: 'When are you open?', automatic: null };
      expect((await rules.decide({ channelType: 'email', ...said })).targets).toEqual(ofAMail);
      expect((await rules.decide({ channelType: 'social', ...said })).targets).toEqual(ofAPost);
      const duty = await rules.decide({ channelType: 'social', ...said, text: 'This is an FOI request' });
      expect(duty.targets).toEqual(ofADuty);
    } finally {
      await test.close();
    }
  },
);

test('a complaint under the complaint handling code is due at stage one, and waits for nobody', async () => {
  const test = await openTestDatabase();
  try {
    const charter = await library.load('ombudsman');
    await test.em.transactional(async (transaction) => {
      await useCharter(transaction as EntityManager, charter);
      await useCharterQueues(transaction as EntityManager, charter);
    });
    const { targets } = await new RuleBook(test.em).decide({
      ...{ channelType: 'email', subject: 'Complaint', text: 'I want to complain.', automatic: null },
    });
    expect(targets).toEqual(['complaint-acknowledgement', 'complaint-stage-1']);
    const dates = new DueDates(test.em);
    expect(await dates.target('complaint-stage-1')).toMatchObject({ pausesWhileWaiting: false });
    expect(await dates.reckon('complaint-acknowledgement', THURSDAY)).toMatchObject({ due: '2026-04-13' });
    expect(await dates.reckon('complaint-stage-2', THURSDAY)).toMatchObject({ due: '2026-05-05' });
  } finally {
    await test.close();
  }
});
