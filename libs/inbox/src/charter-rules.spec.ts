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
    };
    expect(soundDraft(rules, defaults, known).findings).toEqual([]);
  },
);

test.each<[string, string, string[], string[]?]>([
  ['ten-day', '2026-04-20', ['social']],
  ['five-day', '2026-04-13', []],
  ['care-pledge', '2026-04-20', ['response']],
  ['support-services', '2026-04-20', ['response']],
  ['council-standards', '2026-04-20', ['acknowledge', 'response'], ['acknowledge', 'response']],
])('an installation of %s answers a message by %s', async (key, due, ofAPost, ofAMail = ['response']) => {
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
    expect(duty.targets).toEqual(['foi']);
  } finally {
    await test.close();
  }
});
