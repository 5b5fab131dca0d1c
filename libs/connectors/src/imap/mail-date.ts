import { Temporal } from 'temporal-polyfill';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Obsolete zone names of RFC 5322, 4.3; a military letter means nothing (it was defined the wrong way round). */
const ZONES: Record<string, string> = {
  UT: '+0000',
  UTC: '+0000',
  GMT: '+0000',
  Z: '+0000',
  EST: '-0500',
  EDT: '-0400',
  CST: '-0600',
  CDT: '-0500',
  MST: '-0700',
  MDT: '-0600',
  PST: '-0800',
  PDT: '-0700',
  BST: '+0100',
  CET: '+0100',
  CEST: '+0200',
};

const DATE =
  /(\d{1,2})[ -]+([a-z]{3})[a-z]*\.?[ -]+(\d{2,4})[ ,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*([+-]\d{4}|[a-z]{1,5})?/i;

/** A Date header (RFC 5322, 3.3 and the obsolete forms). A zone that is missing or unknown is UTC. Null where it is no date. */
export function readMailDate(header: string): Temporal.Instant | null {
  const match = DATE.exec(header.slice(0, 200).replace(/\([^()]*\)/g, ' '));
  if (!match) return readInstant(header);
  const [, day = '', monthName = '', year = '', hour = '', minute = '', second = '0', zone = ''] = match;
  const month = MONTHS.indexOf(monthName.toLowerCase()) + 1;
  if (month === 0) return null;
  const offset = ZONES[zone.toUpperCase()] ?? (/^[+-]\d{4}$/.test(zone) ? zone : '+0000');
  const two = (digits: string | number) => String(digits).padStart(2, '0');
  const date = `${String(fullYear(year)).padStart(4, '0')}-${two(month)}-${two(day)}`;
  // Second 60 is a leap second, which Temporal reads as 59; no clock of ours has one.
  return readInstant(`${date}T${two(hour)}:${minute}:${two(second)}${offset}`);
}

/** Two and three digits as RFC 5322, 4.3 reads them. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return digits.length === 3 ? 1900 + year : year;
}

function readInstant(text: string): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(text.trim());
  } catch {
    return null;
  }
}
