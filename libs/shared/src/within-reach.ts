const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

/** What is wrong with a day or an instant outside them, for the field that it stands in. */
export const OUT_OF_REACH = `must lie between the years ${FIRST_YEAR} and ${LAST_YEAR}`;

/**
 * Whether a day or an instant, as ISO 8601 writes them, lies in years with which anybody could have to do. Those far outside
 * are slips, and some of them, such as the year 0, PostgreSQL does not know.
 */
export function isWithinReach(iso: string): boolean {
  const year = Number(/^(\d{4})-/.exec(iso)?.[1]);
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}
