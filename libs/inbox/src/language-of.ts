import { francAll } from 'franc-all';

/** What is written in these parts, by the name that HTML knows it by. Scots is left out: every other English text is like it. */
const LANGUAGES: Record<string, string> = {
  ...{ eng: 'en', cym: 'cy', gle: 'ga', gla: 'gd', pol: 'pl', ron: 'ro', bul: 'bg', hun: 'hu', ces: 'cs' },
  ...{ slk: 'sk', lit: 'lt', lav: 'lv', deu: 'de', nld: 'nl', fra: 'fr', spa: 'es', por: 'pt', ita: 'it' },
  ...{ ell: 'el', tur: 'tr', als: 'sq', ukr: 'uk', rus: 'ru', arb: 'ar', pes: 'fa', ckb: 'ckb', urd: 'ur' },
  ...{ hin: 'hi', ben: 'bn', pan: 'pa', guj: 'gu', tam: 'ta', som: 'so', swh: 'sw', yor: 'yo', vie: 'vi' },
  ...{ cmn: 'zh', jpn: 'ja', kor: 'ko', tha: 'th', heb: 'he', tir: 'ti', amh: 'am' },
};
const inEnglish = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** `Welsh` for `cy`. */
export function languageName(key: string): string {
  return inEnglish.of(key) ?? key;
}

/** What can be told apart (BCP 47), by its English name. */
export const languages = Object.values(LANGUAGES)
  .map((key) => ({ key, name: languageName(key) }))
  .sort((one, other) => one.name.localeCompare(other.name, 'en'));

const SHORTEST = 40;
const LONGEST = 600;
/** How much less likely the next language must be, and English in any case, before another than English is named. */
const MARGIN = 0.06;
const MARGIN_TO_ENGLISH = 0.15;
const MOST_REMEMBERED = 5_000;

const remembered = new Map<string, string | null>();

/** The language of a text (BCP 47), where it is long enough to tell; null in doubt. */
export function languageOf(text: string): string | null {
  const sample = lettersOf(text);
  if (sample.replace(/\P{L}/gu, '').length < SHORTEST) return null;
  const known = remembered.get(sample);
  if (known !== undefined) return known;
  const language = recognise(sample);
  if (remembered.size >= MOST_REMEMBERED) remembered.delete(remembered.keys().next().value ?? '');
  remembered.set(sample, language);
  return language;
}

/** The words alone: addresses and figures are in no language. */
function lettersOf(text: string): string {
  return text
    .slice(0, LONGEST * 4)
    .replace(/\S*(?:@|:\/\/|www\.)\S*/g, ' ')
    .replace(/[^\p{L}\p{M}\s'’-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST);
}

function recognise(sample: string): string | null {
  const [first, second] = francAll(sample, { only: Object.keys(LANGUAGES), minLength: SHORTEST });
  if (!first || first[0] === 'und') return null;
  if (first[0] === 'eng') return 'en';
  if (second && first[1] - second[1] < (second[0] === 'eng' ? MARGIN_TO_ENGLISH : MARGIN)) return null;
  return LANGUAGES[first[0]] ?? null;
}
