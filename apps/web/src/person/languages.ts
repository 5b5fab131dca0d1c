/** What people most often ask to be answered in, beside English; any other code that is stored is shown by its name. */
const OFFERED = [
  ...['cy', 'pl', 'ro', 'uk', 'ar', 'ur', 'pa', 'gu', 'bn', 'so', 'pt', 'es', 'fr', 'de', 'it', 'lt', 'zh'],
  ...['fa', 'ckb', 'ti', 'am', 'tr', 'hu', 'cs', 'sk', 'bg', 'sq', 'vi', 'ta', 'hi', 'ru', 'ga', 'gd'],
];

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** "Welsh" for `cy`. */
export function languageName(code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

/** As a choice; what is chosen is always among them. */
export function languageChoices(chosen: string | null): { value: string; label: string }[] {
  const codes = chosen && !OFFERED.includes(chosen) ? [...OFFERED, chosen] : OFFERED;
  return codes
    .map((value) => ({ value, label: languageName(value) }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
