import { p } from '@mikro-orm/sql';
import type { TargetUnit } from '#calendar';

/** What a date is reckoned with. The calendar is only named: its days are looked up when they are needed. */
export interface Terms {
  amount: number;
  unit: TargetUnit;
  calendar: string;
  countsFrom: 'working-day-of-receipt' | 'day-of-receipt';
  pausesWhileWaiting: boolean;
  warnBefore: { amount: number; unit: TargetUnit }[];
}

/** As columns: a target has them, and each of its clocks keeps those with which it started. */
export const terms = () => ({
  amount: p.integer(),
  unit: p.string().length(20).$type<TargetUnit>(),
  /** Key of the working calendar it counts by. */
  calendar: p.string().length(60),
  /** Whether a closed day of receipt moves on to the next working day, or counts from the very day, as the law does. */
  countsFrom: p.string().length(30).$type<Terms['countsFrom']>(),
  /** Stands still while we wait for the contact. */
  pausesWhileWaiting: p.boolean(),
  /** When to warn before it is due; any number. */
  warnBefore: p.json<Terms['warnBefore']>(),
});

export function termsOf({
  amount,
  unit,
  calendar,
  countsFrom,
  pausesWhileWaiting,
  warnBefore,
}: Terms): Terms {
  return { amount, unit, calendar, countsFrom, pausesWhileWaiting, warnBefore };
}
