import type { Facts } from './facts.js';
import type { Field, SoFar } from './fields.js';
import { Words } from './words.js';

/** What one field of one message holds, made ready at most once however many rules look at it. */
export class Found {
  private readonly textsOnce: { value: string; words: Words }[] = [];
  private made = false;
  private shortOnce: string | null | undefined;

  constructor(
    readonly values: unknown[],
    private readonly wordsOf: (text: string) => Words,
  ) {}

  /** The values that are texts, as words. */
  get texts(): { value: string; words: Words }[] {
    if (!this.made) {
      this.made = true;
      for (const value of this.values) {
        if (typeof value === 'string') this.textsOnce.push({ value, words: this.wordsOf(value) });
      }
    }
    return this.textsOnce;
  }

  /** The first value as a trace shows it; null where there is none. */
  get short(): string | null {
    if (this.shortOnce === undefined) this.shortOnce = this.values.map(shorten).find(isText) ?? null;
    return this.shortOnce;
  }
}

/** Reads one message's facts for all the rules, however many sets of them are asked. */
export class MessageReader {
  private readonly fields = new Map<string, Found>();
  private readonly words = new Map<string, Words>();

  private readonly facts: Partial<Facts>;

  /** @param facts may be anything */
  constructor(facts: Partial<Facts>) {
    this.facts = facts !== null && typeof facts === 'object' ? facts : {};
  }

  /** The organisation's day of receipt; null where it is not known. */
  get date(): string | null {
    return typeof this.facts.date === 'string' ? this.facts.date : null;
  }

  /** @param soFar what the rules before have set: looked at anew every time */
  find(name: string, field: Field, soFar: SoFar): Found {
    let found = field.decided ? undefined : this.fields.get(name);
    if (!found) {
      found = new Found(field.read(this.facts, soFar), (text) => this.wordsOf(text));
      this.fields.set(name, found);
    }
    return found;
  }

  /** Shared between fields, because several read the same text. */
  private wordsOf(text: string): Words {
    let words = this.words.get(text);
    if (!words) {
      words = new Words(text);
      this.words.set(text, words);
    }
    return words;
  }
}

/** A trace is kept with every conversation, so it is short. Characters. */
const SHOWN = 80;

/** A value as a trace shows it: one line, cut, never half a surrogate pair; null for what is no plain value. */
export function shorten(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return null;
  const start = value
    .slice(0, 4 * SHOWN)
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .trim();
  return start.length > SHOWN ? `${start.slice(0, SHOWN - 1).toWellFormed()}…` : start;
}

function isText(value: string | null): value is string {
  return value !== null;
}
