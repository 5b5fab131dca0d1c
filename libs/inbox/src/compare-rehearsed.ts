import { Temporal } from 'temporal-polyfill';
import { compareDecisions, type Decision, type Difference } from '#routing';
import type { DueDates } from '#targets';
import { type RehearsalCount, rehearsedDecision } from './rehearsed.js';
import type { RoutedRow } from './routed-rows.js';

type Due = string | null;

/** What dates hang on. */
const DATED: readonly Difference[] = ['targets', 'spam', 'redirect'];

/** Counts one message by how two decisions on it differ. @param dues the earliest day that each of them owes something on */
export async function compareRehearsed(
  count: RehearsalCount,
  row: Pick<RoutedRow, 'reference' | 'subject' | 'received_at'>,
  before: Decision,
  after: Decision,
  dues: () => Promise<[before: Due, after: Due]>,
): Promise<void> {
  const differing = compareDecisions(before, after);
  count.add(before, after, differing);
  if (differing.length === 0) return;
  const dated = differing.some((each) => DATED.includes(each));
  if (!dated && !count.wantsExample) return;
  const [dueBefore, dueAfter] = await dues();
  const moved = count.addDates(dueBefore, dueAfter);
  if (!count.wantsExample) return;
  count.addExample({
    reference: row.reference,
    subject: row.subject,
    receivedAt: new Date(row.received_at),
    differences: moved ? [...differing, 'due'] : differing,
    before: rehearsedDecision(before, dueBefore),
    after: rehearsedDecision(after, dueAfter),
  });
}

/** The earliest day on which a decision owes something; null where nothing is. */
export async function earliestDue(
  dueDates: DueDates,
  { spam, redirect, targets }: Pick<Decision, 'spam' | 'redirect' | 'targets'>,
  receivedAt: string | Date,
): Promise<Due> {
  const received = Temporal.Instant.fromEpochMilliseconds(new Date(receivedAt).getTime());
  const days: string[] = [];
  for (const target of spam || redirect ? [] : targets)
    days.push((await dueDates.reckon(target, received)).due);
  return days.sort()[0] ?? null;
}
