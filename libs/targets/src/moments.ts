/** When a target's clock starts. */
export const STARTS_ON = ['receipt', 'acknowledgement', 'escalation'] as const;
export type StartsOn = (typeof STARTS_ON)[number];

/** What keeps a target: `first-human-reply` is anything a person writes, also that more is to follow; `answer` is all of it. */
export const MET_BY = ['acknowledgement', 'first-human-reply', 'answer', 'resolved'] as const;
export type MetBy = (typeof MET_BY)[number];

/** What happens to a conversation, as far as promises go. */
export type Moment =
  | 'receipt'
  | 'acknowledgement'
  /** A person wrote, and more is to follow. */
  | 'holding-reply'
  | 'answer'
  | 'resolved'
  | 'escalation';

/** Whoever has a person's words knows as well that we have theirs. */
const STARTED_AT: Record<StartsOn, readonly Moment[]> = {
  receipt: ['receipt'],
  acknowledgement: ['acknowledgement', 'holding-reply', 'answer'],
  escalation: ['escalation'],
};

const MET_AT: Record<MetBy, readonly Moment[]> = {
  acknowledgement: ['acknowledgement', 'holding-reply', 'answer'],
  'first-human-reply': ['holding-reply', 'answer'],
  answer: ['answer'],
  resolved: ['resolved'],
};

/** What a new message of the contact asks for once more, by sorts: the first of a sort stands for all of it. */
const ASKED_AGAIN: readonly (readonly MetBy[])[] = [['answer', 'first-human-reply'], ['resolved']];

export function starts(startsOn: StartsOn, moment: Moment): boolean {
  return STARTED_AT[startsOn].includes(moment);
}

export function meets(metBy: MetBy, moment: Moment): boolean {
  return MET_AT[metBy].includes(moment);
}

/**
 * Which promises a new message of the contact makes anew: where no answer is owed any more, the last that was; the same for
 * a resolution. An acknowledgement is for the first message only.
 * @param clocks the earliest due first
 */
export function askedAgain<T extends { endsBy: MetBy; isOwed(): boolean }>(clocks: readonly T[]): T[] {
  return ASKED_AGAIN.flatMap((sort) => {
    const own = clocks.filter(({ endsBy }) => sort.includes(endsBy));
    if (own.some((clock) => clock.isOwed())) return [];
    return own.findLast(({ endsBy }) => endsBy === sort[0]) ?? own.at(-1) ?? [];
  });
}

/** By when the contact has what they wrote for: the clock of the answer, else the next best. */
export function answering<T extends { endsBy: MetBy }>(clocks: readonly T[]): T | undefined {
  const best: readonly MetBy[] = ['answer', 'resolved', 'first-human-reply'];
  return best.flatMap((sort) => clocks.find(({ endsBy }) => endsBy === sort) ?? [])[0];
}
