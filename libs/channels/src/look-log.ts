import type { EntityManager } from '@mikro-orm/sql';
import type { Clock } from '#shared';

/** More often than this, what goes on as before is not written. */
const FOLDED_MS = 60_000;

/** What one channel's row of one day still has to hear. */
interface Tally {
  day: string;
  looks: number;
  firstAt: string | null;
  lastAt: string | null;
  failures: number;
  failedAt: string | null;
  trouble: string | null;
  /** When the row last heard of each, in milliseconds since 1970; null: not from this process on this day. */
  written: { looks: number | null; failures: number | null };
}

/**
 * Keeps the record of looks, a row for each channel and day. The first of a day is written at once, and so is the first
 * that fails; the later ones are folded together for a minute. What a crash takes with it is a part of a count, never
 * whether there was a look. One channel is told of by one caller at a time.
 */
export class LookLog {
  private readonly tallies = new Map<string, Tally>();

  /** @param timeZone the organisation's, in which a day is meant */
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly timeZone: () => Promise<string>,
  ) {}

  /** All that was new has been seen, and be it nothing. */
  async completed(channelId: string): Promise<void> {
    const at = this.clock.now().toString();
    const tally = await this.tallyOf(channelId);
    tally.looks += 1;
    tally.firstAt ??= at;
    tally.lastAt = at;
    await this.written(channelId, tally, 'looks');
  }

  /** It was tried in vain. */
  async failed(channelId: string, trouble: string): Promise<void> {
    const tally = await this.tallyOf(channelId);
    tally.failures += 1;
    tally.failedAt = this.clock.now().toString();
    tally.trouble = trouble;
    await this.written(channelId, tally, 'failures');
  }

  /** Writes what has been folded: the process is about to end. */
  async flush(): Promise<void> {
    for (const [channelId, tally] of this.tallies) await this.write(channelId, tally);
  }

  private async tallyOf(channelId: string): Promise<Tally> {
    const day = this.clock
      .now()
      .toZonedDateTimeISO(await this.timeZone())
      .toPlainDate()
      .toString();
    const kept = this.tallies.get(channelId);
    if (kept?.day === day) return kept;
    if (kept) await this.write(channelId, kept);
    const tally: Tally = { day, ...NOTHING, written: { looks: null, failures: null } };
    this.tallies.set(channelId, tally);
    return tally;
  }

  private async written(channelId: string, tally: Tally, what: keyof Tally['written']): Promise<void> {
    const now = this.clock.now().epochMilliseconds;
    const before = tally.written[what];
    if (before !== null && now - before < FOLDED_MS) return;
    await this.write(channelId, tally);
    tally.written[what] = now;
  }

  private async write(channelId: string, tally: Tally): Promise<void> {
    const { day, looks, firstAt, lastAt, failures, failedAt, trouble } = tally;
    if (looks + failures === 0) return;
    await this.em.fork().execute(
      `insert into channel_look (channel_id, day, looks, first_at, last_at, failures, failed_at, trouble)
       values (?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (channel_id, day) do update set
         looks = channel_look.looks + excluded.looks,
         first_at = least(channel_look.first_at, excluded.first_at),
         last_at = greatest(channel_look.last_at, excluded.last_at),
         failures = channel_look.failures + excluded.failures,
         failed_at = greatest(channel_look.failed_at, excluded.failed_at),
         trouble = coalesce(excluded.trouble, channel_look.trouble)`,
      [channelId, day, looks, firstAt, lastAt, failures, failedAt, trouble],
    );
    Object.assign(tally, NOTHING);
  }
}

const NOTHING = { looks: 0, firstAt: null, lastAt: null, failures: 0, failedAt: null, trouble: null };
