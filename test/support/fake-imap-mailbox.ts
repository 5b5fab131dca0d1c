export interface FakeMessage {
  uid: number;
  raw: Buffer;
  /** As IMAP writes it: `02-Nov-2026 10:00:00 +0000`. */
  internalDate: string;
  flags: Set<string>;
  /** A size the server claims, where it is not the true one. */
  size?: number;
}

/** One folder of the fake IMAP server. */
export class FakeMailbox {
  messages: FakeMessage[] = [];
  uidNext = 1;
  private readonly watchers = new Set<(exists: number) => void>();

  constructor(public uidValidity = 1000) {}

  /** Puts a mail at the end; clients in IDLE hear of it. */
  add(
    raw: string,
    { internalDate = '02-Nov-2026 10:00:00 +0000', size }: Partial<FakeMessage> = {},
  ): FakeMessage {
    const message: FakeMessage = {
      uid: this.uidNext++,
      raw: Buffer.from(raw, 'latin1'),
      internalDate,
      flags: new Set(),
      ...(size === undefined ? {} : { size }),
    };
    this.messages.push(message);
    for (const tell of this.watchers) tell(this.messages.length);
    return message;
  }

  remove(uid: number): void {
    this.messages = this.messages.filter((message) => message.uid !== uid);
  }

  /** Gives every message a new UID under another UIDVALIDITY, as a mailbox does that was made anew. */
  renumber(uidValidity: number): void {
    this.uidValidity = uidValidity;
    this.uidNext = 1;
    for (const message of this.messages) message.uid = this.uidNext++;
  }

  /** The messages of a UID set; `*` is the last one, so `n:*` is never empty (RFC 3501, 6.4.8). */
  pick(set: string): FakeMessage[] {
    const last = this.messages.at(-1)?.uid ?? 0;
    const ranges = parseUidSet(set, last);
    return this.messages.filter(({ uid }) => ranges.some(([from, to]) => uid >= from && uid <= to));
  }

  emptyCopy(): FakeMailbox {
    return new FakeMailbox(this.uidValidity + 1);
  }

  watch(tell: (exists: number) => void): () => void {
    this.watchers.add(tell);
    return () => this.watchers.delete(tell);
  }
}

/** Ranges of a UID set, each from low to high. */
function parseUidSet(set: string, last: number): Array<[number, number]> {
  const number = (text: string) => (text === '*' ? last : Number(text));
  return set.split(',').map((part) => {
    const [from = '', to = from] = part.split(':');
    return [Math.min(number(from), number(to)), Math.max(number(from), number(to))];
  });
}
