import { Temporal } from 'temporal-polyfill';
import { isOpen, workingCalendar } from '#calendar';
import { allStories } from './all-stories.js';
import { SeededRandom } from './seeded-random.js';
import { Timetable } from './timetable.js';

const calendar = workingCalendar();
const COLLEAGUES = ['take', 'note', 'answer', 'assign', 'transfer', 'wait-for-others', 'resolve'];

const moments = [
  ['on a Thursday morning', '2026-11-19T10:30:00+00:00'],
  ['on a Sunday night', '2026-11-22T23:59:30+00:00'],
  ['over Christmas', '2026-12-28T09:00:00+00:00'],
  ['in the week after Easter', '2026-04-08T17:30:00+01:00'],
  ['on the day the clocks go back', '2026-10-25T01:30:00+00:00'],
] as const;

test.each(moments)('%s, everything is in the past, in order, and colleagues keep office hours', (_, text) => {
  const now = Temporal.Instant.from(text);
  const random = new SeededRandom(3);
  const timetable = new Timetable(calendar, now, random);
  for (const story of allStories(random)) {
    let at = timetable.begin(story.begins);
    expect(Temporal.Instant.compare(at, now)).toBe(-1);
    expect(now.since(at).total('days')).toBeLessThan(45);
    for (const turn of story.turns) {
      const next = timetable.next(turn, at);
      expect(Temporal.Instant.compare(next, at)).toBe(1);
      if (COLLEAGUES.includes(turn.does)) expect(isOpen(next, calendar)).toBe(true);
      at = next;
    }
  }
});
