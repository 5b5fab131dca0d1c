import { cleanText, DomainError } from '#shared';
import { parseIsoDate } from '../epoch-day.js';
import { ANY_PART_OF_THE_UK, isRegion, type Region } from '../region.js';
import type { BankHolidays } from './bank-holidays.js';

const MOST_DAYS_A_REGION = 2_000;
const LONGEST_NAME = 200;

/**
 * Reads bank holidays from JSON, already parsed or as text. Two shapes are known:
 * the official feed's, `{"scotland": {"division": "scotland", "events": [{"title", "date", "notes", "bunting"}]}, …}`,
 * and the short one, `{"scotland": {"2026-11-30": "St Andrew’s Day"}, …}`. A region that is absent has no days.
 * @throws DomainError (invalid) that says what is wrong and where; nothing is ever half read.
 */
export function parseBankHolidays(input: unknown): BankHolidays {
  const feed = typeof input === 'string' ? parseJson(input) : input;
  if (!isObject(feed)) throw garbled('', 'wants an object with a member for each region');
  const holidays: Record<Region, Record<string, string>> = {
    'england-and-wales': {},
    scotland: {},
    'northern-ireland': {},
  };
  for (const [region, content] of Object.entries(feed)) {
    if (!isRegion(region)) throw garbled(region, `is not a known region (${ANY_PART_OF_THE_UK.join(', ')})`);
    holidays[region] = readRegion(region, content);
  }
  if (ANY_PART_OF_THE_UK.every((region) => Object.keys(holidays[region]).length === 0)) {
    throw garbled('', 'holds not one bank holiday');
  }
  return holidays;
}

function readRegion(region: Region, content: unknown): Record<string, string> {
  if (!isObject(content)) throw garbled(region, 'wants an object');
  const events = 'events' in content ? readEvents(region, content) : Object.entries(content);
  if (events.length > MOST_DAYS_A_REGION) throw garbled(region, `holds more than ${MOST_DAYS_A_REGION} days`);
  const days: Record<string, string> = {};
  for (const [date, title] of events) {
    const path = `${region}.${String(date).slice(0, 20)}`;
    if (typeof date !== 'string' || parseIsoDate(date) === null) {
      throw garbled(path, 'is not a date (YYYY-MM-DD)');
    }
    const name = readName(path, title);
    const other = days[date];
    days[date] = other === undefined || other === name ? name : `${other} and ${name}`;
  }
  return days;
}

function readEvents(region: Region, content: Record<string, unknown>): [unknown, unknown][] {
  if ('division' in content && content.division !== region) {
    throw garbled(`${region}.division`, 'names another region');
  }
  if (!Array.isArray(content.events)) throw garbled(`${region}.events`, 'wants a list');
  return content.events.map((event: unknown, i) => {
    if (!isObject(event)) throw garbled(`${region}.events.${i}`, 'wants an object with a date and a title');
    return [event.date, event.title];
  });
}

function readName(path: string, title: unknown): string {
  const name = typeof title === 'string' ? cleanText(title).replace(/\s+/g, ' ').trim() : '';
  if (name === '') throw garbled(path, 'has no name');
  if (name.length > LONGEST_NAME) throw garbled(path, `has a name of more than ${LONGEST_NAME} characters`);
  // The feed has carried its own untranslated key for a day that was proclaimed late.
  const key = /^bank_holidays\.(\w+)$/.exec(name)?.[1];
  if (key === undefined) return name;
  const words = key.replaceAll('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} bank holiday`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw garbled('', `is not JSON: ${(cause as Error).message}`);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function garbled(path: string, message: string): DomainError {
  const where = path === '' ? 'the feed' : `"${cleanText(path).slice(0, 60)}"`;
  return DomainError.invalid(`Bank holidays cannot be read: ${where} ${message}.`, [{ path, message }]);
}
