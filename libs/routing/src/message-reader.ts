import type { Facts } from './facts.js';
import type { Field } from './fields.js';
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

/** Reads one message's facts for all the rules. */
export class MessageReader {
  private readonly fields = new Map<string, Found>();
  private readonly words = new Map<string, Words>();

  constructor(private readonly facts: Partial<Facts>) {}

  find(name: string, field: Field): Found {
    let found = this.fields.get(name);
    if (!found) {
      found = new Found(field.read(this.facts), (text) => this.wordsOf(text));
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
    .replace(/\s+/g, ' ')
    .trim();
  return start.length > SHOWN ? `${start.slice(0, SHOWN - 1).toWellFormed()}…` : start;
}

function isText(value: string | null): value is string {
  return value !== null;
}
