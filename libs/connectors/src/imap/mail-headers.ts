const FOLD = /\r?\n[ \t]?/g;

/** The headers of a mail or of a part, unfolded, in the order they stand; names in lower case. */
export class MailHeaders {
  /** Values by name, both in the order they stand. */
  private readonly values = new Map<string, string[]>();

  private constructor() {}

  /** From mailparser's lines, which hold one character a byte. */
  static fromBinaryLines(lines: ReadonlyArray<{ key: string; line: string }>): MailHeaders {
    return MailHeaders.fromLines(
      lines.map(({ key, line }) => ({ key, line: Buffer.from(line, 'latin1').toString('utf8') })),
    );
  }

  private static fromLines(lines: ReadonlyArray<{ key: string; line: string }>): MailHeaders {
    const headers = new MailHeaders();
    for (const { key, line } of lines) {
      const value = unfold(line.slice(line.indexOf(':') + 1));
      const same = headers.values.get(key);
      if (same) same.push(value);
      else headers.values.set(key, [value]);
    }
    return headers;
  }

  /** From a block of header text, such as the headers that a bounce carries back; reading stops at the first blank line. */
  static fromText(text: string): MailHeaders {
    const lines: Array<{ key: string; line: string }> = [];
    for (const line of text.split(/\r?\n/)) {
      if (line.trim() === '') {
        if (lines.length > 0) break;
        continue;
      }
      const last = lines.at(-1);
      const name = /^([!-9;-~]+)[ \t]*:/.exec(line)?.[1];
      if (/^[ \t]/.test(line) && last) last.line += `\n${line}`;
      else if (name) lines.push({ key: name.toLowerCase(), line });
    }
    return MailHeaders.fromLines(lines);
  }

  /** The first value of a header, or an empty string. */
  first(name: string): string {
    return this.values.get(name)?.[0] ?? '';
  }

  all(name: string): readonly string[] {
    return this.values.get(name) ?? [];
  }

  has(name: string): boolean {
    return this.values.has(name);
  }
}

function unfold(value: string): string {
  return value.replace(FOLD, ' ').trim();
}

/** Message ids, strictly what stands in angle brackets: without them, in the order they stand, once each. */
export function messageIds(value: string): string[] {
  return [...new Set([...value.matchAll(/<([^<>\s]{1,998})>/g)].map((match) => match[1] as string))];
}

/** A Message-ID of its own; some programs leave the brackets out. Null where nothing can be made of it. */
export function ownMessageId(value: string): string | null {
  const [bracketed] = messageIds(value);
  if (bracketed) return bracketed;
  const bare = value.trim().replace(/[<>]/g, '');
  return /^\S{1,998}$/.test(bare) ? bare : null;
}
