import { answering, type Clocks, type TargetClock } from '#targets';

/** The promise whose date would be moved, and how far. */
export interface Movable {
  /** Key of its target. */
  target: string;
  name: string;
  /** `YYYY-MM-DD` */
  due: string;
  /** The latest day to move it to; not after `due` where it cannot be moved any more; null: there is no limit. */
  latest: string | null;
  /** The day by whose end the contact has to be told; null: they need not be. */
  toldBy: string | null;
  /** Word of a delay that was made ready, and for which day; null: there is none. */
  draft: { until: string; at: Date } | null;
}

/** Which promise is moved where nobody says which: the answer, where one is owed, else the earliest. @param clocks the earliest due first */
export function clockToMove<T extends Pick<TargetClock, 'endsBy' | 'isOwed'>>(
  clocks: readonly T[],
): T | undefined {
  const owed = clocks.filter((clock) => clock.isOwed());
  return answering(owed) ?? owed[0];
}

/** Null where nothing that is owed lies ahead; what word of a delay was made ready for comes first. */
export async function movableOf(
  clocks: readonly TargetClock[],
  room: Clocks,
  now: Date,
): Promise<Movable | null> {
  const ahead = clocks
    .filter((clock) => clock.isOpen() && clock.dueAt > now)
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  const clock = ahead.find(({ apologyDraftedAt }) => apologyDraftedAt) ?? clockToMove(ahead);
  if (!clock) return null;
  const { target, name, due, apologyDraftedAt: at } = clock;
  const limit = await room.limitOf(clock);
  const late = limit?.toldByAt && limit.toldByAt <= now;
  const latest = limit && (late ? due : limit.latest);
  const until = at ? await room.proposal(clock, latest) : null;
  const draft = at && until ? { until, at } : null;
  return { target, name, due, latest, toldBy: limit?.toldBy ?? null, draft };
}
