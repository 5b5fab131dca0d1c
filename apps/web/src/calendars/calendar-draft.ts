import type { Calendar } from '#api-client';

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export type Region = Calendar['regions'][number];

/** What of a calendar can be changed. */
export type CalendarDraft = Pick<
  Calendar,
  'name' | 'weekend' | 'regions' | 'closures' | 'openingHours' | 'outOfHours'
>;

export function draftOf(calendar: CalendarDraft): CalendarDraft {
  const { name, weekend, regions, closures, openingHours, outOfHours } = calendar;
  return { name, weekend, regions, closures, openingHours, outOfHours };
}

/** Whether two are the same to whoever works by them: in which order days were chosen is not. */
export function isSame(one: CalendarDraft, other: CalendarDraft): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder({ name, weekend, regions, closures, openingHours, outOfHours }: CalendarDraft) {
  return [
    name.trim(),
    WEEKDAYS.filter((day) => weekend.includes(day)),
    [...regions].sort(),
    closures.map(({ from, to, name: what }) => [from, to, what.trim()]),
    WEEKDAYS.map((day) => (openingHours[day] ?? []).map(({ opens, closes }) => [opens, closes])),
    outOfHours.trim(),
  ];
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
