import type { Test } from './condition.js';
import type { Field } from './fields.js';
import { type Found, shorten } from './message-reader.js';
import { patternOf } from './pattern.js';
import { Phrase, plain } from './words.js';

/** What one look came to. */
export interface Look {
  held: boolean;
  /** The wanted value that was found, where one of several held. */
  which?: string;
  /** What stood there, cut short. */
  found: string | null;
}

export type Matcher = (found: Found) => Look;

/** The look that a test asks for, prepared: phrases folded, kinds chosen. A test that makes no sense never holds. */
export function matcherFor(test: Test, field: Field): Matcher {
  const { value } = test;
  switch (test.operator) {
    case 'is':
    case 'is-any-of':
      return field.kind === 'number' || field.kind === 'yes-no'
        ? compares((found) => found === value)
        : isAnyOf(listOf(value));
    case 'contains':
    case 'contains-any-of':
      return containsAnyOf(listOf(value));
    case 'starts-with':
      return startsWith(String(value));
    case 'matches':
      return matches(String(value));
    case 'more-than':
      return compares((found) => typeof found === 'number' && found > Number(value));
    case 'less-than':
      return compares((found) => typeof found === 'number' && found < Number(value));
    case 'before':
      return compares((found) => typeof found === 'string' && found !== '' && found < String(value));
    case 'after':
      return compares((found) => typeof found === 'string' && found > String(value));
    default:
      return compares(() => false);
  }
}

/** Well past any value that a rule may hold: a huge text is never folded to be compared with a short one. Characters. */
const LONGEST = 1000;

function isAnyOf(wanted: string[]): Matcher {
  const byPlain = new Map(wanted.map((text) => [plain(text), text]));
  return (found) => {
    for (const value of found.values) {
      if (typeof value !== 'string' || value.length > LONGEST) continue;
      const which = byPlain.get(plain(value));
      if (which !== undefined) return { held: true, which, found: shorten(value) };
    }
    return { held: false, found: found.short };
  };
}

function containsAnyOf(wanted: string[]): Matcher {
  const phrases = wanted.map((text) => new Phrase(text));
  return (found) => {
    for (const { words } of found.texts) {
      for (const phrase of phrases) {
        const place = words.indexOf(phrase);
        if (place >= 0)
          return { held: true, which: phrase.written, found: shorten(words.around(place, phrase)) };
      }
    }
    return { held: false, found: found.short };
  };
}

function startsWith(wanted: string): Matcher {
  const start = plain(wanted);
  return compares((value) => typeof value === 'string' && plain(value.slice(0, LONGEST)).startsWith(start));
}

/** A pattern is looked for in the beginning of a text alone. Characters. */
const SEARCHED = 20_000;

function matches(pattern: string): Matcher {
  const compiled = patternOf(pattern);
  if (!compiled) return compares(() => false);
  return (found) => {
    for (const value of found.values) {
      if (typeof value !== 'string') continue;
      const text = value.slice(0, SEARCHED);
      if (!compiled.test(text)) continue;
      const matcher = compiled.matcher(text);
      return { held: true, found: shorten(matcher.find() ? (matcher.group() ?? '') : text) };
    }
    return { held: false, found: found.short };
  };
}

function compares(holds: (value: unknown) => boolean): Matcher {
  return (found) => {
    for (const value of found.values) if (holds(value)) return { held: true, found: shorten(value) };
    return { held: false, found: found.short };
  };
}

function listOf(value: Test['value']): string[] {
  return Array.isArray(value) ? value : [String(value)];
}
