import type { Target } from '#api-client';

/** What of a target can be changed. */
export type TargetDraft = Omit<Target, 'key' | 'sentence' | 'usedBy' | 'version'>;
export type Unit = Target['unit'];
export type Deed = Target['atWarning'][number];

/** What a deed is chosen by in a list: `reassign` says to whom as well. */
export type DeedChoice =
  | 'notify'
  | 'reassign nobody'
  | 'reassign team'
  | 'reassign least-busy'
  | 'raise-priority'
  | 'draft-apology';

/** What a new target begins with. */
export const newDraft = (calendar: string): TargetDraft => ({
  name: '',
  amount: 10,
  unit: 'working-days',
  calendar,
  countsFrom: 'working-day-of-receipt',
  startsOn: 'receipt',
  metBy: 'answer',
  pausesWhileWaiting: true,
  warnBefore: [{ amount: 2, unit: 'working-days' }],
  atWarning: [{ deed: 'notify' }],
  atMiss: [{ deed: 'notify' }],
  extension: null,
});

export function draftOf({ key: _, sentence: __, usedBy: ___, version: ____, ...draft }: Target): TargetDraft {
  return draft;
}

/** Whether two say the same; in which order their fields stand is nothing. */
export function isSame(one: TargetDraft, other: TargetDraft): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? value.trim() : value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, each]) => [field, sorted(each)]);
}

export function choiceOf(deed: Deed): DeedChoice {
  return deed.deed === 'reassign' ? `reassign ${deed.to}` : deed.deed;
}

/** @param team the one to begin with, where the deed needs one */
export function deedFrom(choice: DeedChoice, team: string): Deed {
  switch (choice) {
    case 'reassign nobody':
      return { deed: 'reassign', to: 'nobody' };
    case 'reassign team':
      return { deed: 'reassign', to: 'team', team };
    case 'reassign least-busy':
      return { deed: 'reassign', to: 'least-busy', team };
    default:
      return { deed: choice };
  }
}

/** What stands in a field for a number; an empty one is no number, which the server says in its place. */
export const shownNumber = (amount: number | null) => (Number.isFinite(amount) ? String(amount) : '');
export const numberIn = (text: string) => (text.trim() === '' ? Number.NaN : Number(text));
