import { EntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { formatDay } from '#calendar';
import { type Channel, ChannelDirectory } from '#channels';
import { notifyManagers } from '#inbox';
import { Clock } from '#shared';
import { LookProof, type ProvenDay } from './look-proof.js';

/** After a longer pause the days before are not told of any more; they stay to be seen. */
const MOST_DAYS = 60;

/** Tells the managers, once a day is over, of each channel that was not looked at on it. */
@Injectable()
export class TellUnlooked {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly directory: ChannelDirectory,
    private readonly proof: LookProof,
  ) {}

  /** Judges every day that is over and was not judged yet. Any number of workers may do this at once. */
  async run(): Promise<void> {
    const yesterday = (await this.proof.today()).subtract({ days: 1 });
    for (const channel of await this.directory.all()) {
      if (channel.state === 'unconfigured') continue;
      if ((channel.judgedTo ?? '') < yesterday.toString()) await this.judge(channel, yesterday);
    }
  }

  private async judge(channel: Channel, yesterday: Temporal.PlainDate): Promise<void> {
    const { id, judgedTo } = channel;
    const earliest = yesterday.subtract({ days: MOST_DAYS });
    const next = judgedTo ? Temporal.PlainDate.from(judgedTo).add({ days: 1 }) : earliest;
    const from = Temporal.PlainDate.compare(next, earliest) > 0 ? next : earliest;
    await this.em.fork().transactional(async (transaction) => {
      const em = transaction as EntityManager;
      // Who is first to write it down is who tells.
      const mine = await em.execute(
        'update channel set judged_to = ? where id = ? and judged_to is not distinct from ?::date returning id',
        [yesterday.toString(), id, judgedTo ?? null],
      );
      if (mine.length === 0) return;
      const text = inWords(channel.name, await this.proof.days(channel, from, yesterday));
      if (text) await notifyManagers(em, { kind: 'not-looked', text, at: this.clock.date() });
    });
  }
}

/** One sentence on the working days without a completed look; null where there is none. */
export function inWords(name: string, days: ProvenDay[]): string | null {
  const bad = days.filter(({ verdict }) => verdict === 'not-looked' || verdict === 'could-not-check');
  const [first] = bad;
  if (!first) return null;
  const day = (of: ProvenDay) => formatDay(Temporal.PlainDate.from(of.day), { year: true });
  if (bad.length === 1) {
    return first.verdict === 'not-looked'
      ? `${name} was not looked at on ${day(first)}: a broken promise.`
      : `${name} could not be checked on ${day(first)}${first.reason ? `: ${first.reason}` : '.'}`;
  }
  const broken = bad.filter(({ verdict }) => verdict === 'not-looked').length;
  const parts = [
    broken > 0 ? `not looked at on ${broken}` : '',
    bad.length > broken ? `could not be checked on ${bad.length - broken}` : '',
  ].filter(Boolean);
  return `${name}: ${bad.length} working days without a completed look, the last ${day(bad.at(-1) ?? first)}: ${parts.join(', ')}.`;
}
