import { Temporal } from 'temporal-polyfill';
import type { User } from '#api-client';
import { type DayContext, daysAway } from '../dates/days.js';
import { sayDate } from '../dates/say-when.js';
import { texts } from '../texts.js';

const words = texts.people;

type Availability = Pick<User, 'awayUntil' | 'coveredBy'>;

/** "away until 4 December, Ben Reader covers"; null for somebody who is there. */
export function sayAway(
  { awayUntil, coveredBy }: Availability,
  users: readonly Pick<User, 'id' | 'name' | 'disabled'>[],
  me: string,
  context: DayContext,
): string | null {
  if (!awayUntil) return null;
  const until = Temporal.PlainDate.from(awayUntil);
  const days = daysAway(until, context);
  if (days < 0) return null;
  const when = days === 0 ? words.awayToday : words.awayTo(sayDate(until, context));
  const cover = users.find(({ id, disabled }) => id === coveredBy && !disabled);
  if (!cover) return when;
  return `${when}, ${cover.id === me ? words.youCover : words.covers(cover.name)}`;
}
