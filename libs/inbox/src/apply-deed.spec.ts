import type { Deed } from '#targets';
import { applyDeed, type Standing } from './apply-deed.js';
import type { Crew } from './crews.js';

const PLAIN: Standing = { priority: 'normal', assigneeId: null, teamId: null, stageOneBy: null };
const ADAS: Standing = { ...PLAIN, assigneeId: 'ada' };
const CREW: Crew = {
  id: 'desk',
  name: 'Front desk',
  members: [
    { id: 'ada', name: 'Ada', open: 1 },
    { id: 'bea', name: 'Bea', open: 9 },
    { id: 'cem', name: 'Cem', open: 4 },
  ],
};
const ALONE: Crew = { ...CREW, members: CREW.members.slice(0, 1) };
const NOTIFY: Deed = { deed: 'notify' };
const RAISE: Deed = { deed: 'raise-priority' };
const BACK: Deed = { deed: 'reassign', to: 'nobody' };
const TEAM: Deed = { deed: 'reassign', to: 'team', team: 'Front desk' };
const LEAST: Deed = { deed: 'reassign', to: 'least-busy', team: 'Front desk' };
const DRAFT: Deed = { deed: 'draft-apology' };

test.each<[string, Standing, Deed, Crew | null, [Partial<Standing>, string] | null]>([
  ['to tell somebody changes nothing', ADAS, NOTIFY, null, null],
  [
    'a priority goes up',
    PLAIN,
    RAISE,
    null,
    [{ priority: 'high' }, 'raised its priority from normal to high'],
  ],
  ['and not past the highest', { ...PLAIN, priority: 'urgent' }, RAISE, null, null],
  [
    'it goes back to its queue',
    { ...ADAS, teamId: 'desk' },
    BACK,
    null,
    [{ assigneeId: null, teamId: null }, 'put it back to what nobody has taken on'],
  ],
  ['and stays there', PLAIN, BACK, null, null],
  ['to a team', ADAS, TEAM, CREW, [{ assigneeId: null, teamId: 'desk' }, 'gave it to the team Front desk']],
  ['that has it', { ...PLAIN, teamId: 'desk' }, TEAM, CREW, null],
  [
    'or none: it stays with whoever has it',
    ADAS,
    TEAM,
    null,
    [{}, 'left it where it is: there is no team Front desk that may have it'],
  ],
  [
    'to the least busy',
    PLAIN,
    LEAST,
    CREW,
    [{ assigneeId: 'ada', teamId: 'desk' }, 'gave it to Ada of Front desk'],
  ],
  [
    'who is not the one who has it',
    ADAS,
    LEAST,
    CREW,
    [{ assigneeId: 'cem', teamId: 'desk' }, 'gave it to Cem of Front desk'],
  ],
  [
    'nor the one who answered stage one',
    { ...ADAS, stageOneBy: 'cem' },
    LEAST,
    CREW,
    [{ assigneeId: 'bea', teamId: 'desk' }, 'gave it to Bea of Front desk'],
  ],
  [
    'to the team, where nobody of it is there',
    { ...PLAIN, assigneeId: 'zoe' },
    LEAST,
    { ...CREW, members: [] },
    [{ assigneeId: null, teamId: 'desk' }, 'gave it to the team Front desk'],
  ],
  [
    'and it stays with the only one',
    ADAS,
    LEAST,
    ALONE,
    [{}, 'left it where it is: nobody else of Front desk is there'],
  ],
  ['word of a delay', ADAS, DRAFT, null, [{}, 'has word of a delay ready to be read and sent']],
])('%s', (_, standing, deed, crew, expected) => {
  const applied = applyDeed(standing, deed, crew);
  expect(applied && [applied.standing, applied.said]).toEqual(
    expected && [{ ...standing, ...expected[0] }, expected[1]],
  );
});
