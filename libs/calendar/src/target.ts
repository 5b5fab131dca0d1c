/**
 * How a target is counted.
 * - `working-days`: days on which the organisation works, to closing time on the last of them.
 * - `working-hours`: time within opening hours; what comes in out of hours starts at the next opening.
 * - `minutes`: plain time on the clock, night and day, for "answered in 2 minutes 30 seconds"; fractions are allowed.
 * - `calendar-days`: every day, and on to the next working day where the last one is closed.
 * - `calendar-months`: to the corresponding date, or the last day of a month that has none, and on in the same way.
 */
export type TargetUnit = 'working-days' | 'working-hours' | 'minutes' | 'calendar-days' | 'calendar-months';

/** The length of a promise. */
export interface Target {
  /** Not negative. Days and months are whole; hours and minutes need not be. */
  readonly amount: number;
  readonly unit: TargetUnit;
  /**
   * What day 0 is. `working-day-of-receipt` (default for working days): what comes in at or after closing time, or on a closed day, is
   * received on the next working day. `day-of-receipt` (default for calendar days and months): the very day, at whatever hour.
   * Hours and minutes run from the moment of receipt and take no notice of this.
   */
  readonly from?: 'working-day-of-receipt' | 'day-of-receipt';
}

/** About ten years each: longer is a slip of the hand, and would be a long walk. */
const MOST: Record<TargetUnit, number> = {
  'working-days': 3_650,
  'working-hours': 20_000,
  minutes: 5_256_000,
  'calendar-days': 3_650,
  'calendar-months': 120,
};

const WHOLE: readonly TargetUnit[] = ['working-days', 'calendar-days', 'calendar-months'];

/** @throws RangeError that says what is wrong with the amount or the unit. */
export function checkTarget({ amount, unit, from }: Target): void {
  if (!Object.hasOwn(MOST, unit)) throw new RangeError(`A target cannot be counted in "${unit}".`);
  if (from !== undefined && from !== 'working-day-of-receipt' && from !== 'day-of-receipt') {
    throw new RangeError(`A target cannot count from "${from}".`);
  }
  const whole = WHOLE.includes(unit);
  if (
    typeof amount !== 'number' ||
    !(amount >= 0 && amount <= MOST[unit]) ||
    (whole && !Number.isInteger(amount))
  ) {
    const number = whole ? 'a whole number' : 'a number';
    throw new RangeError(
      `A target cannot be ${amount} ${unit.replace('-', ' ')}: give ${number} from 0 to ${MOST[unit]}.`,
    );
  }
}
