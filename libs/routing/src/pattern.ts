import { RE2JS } from 're2js';

/**
 * A regular expression as RE2 knows them: whatever it is, it takes time in proportion to the text, so none can hold up
 * the others. Case makes no difference.
 * @returns null where RE2 knows no such pattern, as with look-around and back-references
 */
export function patternOf(pattern: string): RE2JS | null {
  try {
    return RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
  } catch {
    return null;
  }
}
