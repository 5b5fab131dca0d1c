import { EntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { closedReason } from '#calendar';
import {
  type Channel,
  ChannelLook,
  ChannelTurn,
  ConnectorList,
  judgeDay,
  type LookJudgement,
} from '#channels';
import { Clock } from '#shared';
import { currentManager, DueDates } from '#targets';

/** One day of a channel: what was done, and what that amounts to. */
export interface ProvenDay extends LookJudgement {
  /** `YYYY-MM-DD` in the organisation's time zone. */
  day: string;
  /** How many looks were completed. */
  looks: number;
  firstAt: Date | null;
  lastAt: Date | null;
  /** How many were tried in vain. */
  failures: number;
  failedAt: Date | null;
}

const NOTHING = { looks: 0, firstAt: null, lastAt: null, failures: 0, failedAt: null, trouble: null };

/** Shows of each day whether a channel was looked at, by the working days of the organisation. */
@Injectable()
export class LookProof {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly connectors: ConnectorList,
    private readonly dueDates: DueDates,
  ) {}

  /** Only what is fetched is looked at; the rest is brought. */
  isLookedAt({ connector }: Channel): boolean {
    return this.connectors.get(connector).fetch !== undefined;
  }

  async today(): Promise<Temporal.PlainDate> {
    const { timeZone } = await this.dueDates.organisation();
    return this.clock.now().toZonedDateTimeISO(timeZone).toPlainDate();
  }

  /** The days from the first to the last, oldest first; those before the channel was set up, and those ahead, are left out. */
  async days(channel: Channel, from: Temporal.PlainDate, to: Temporal.PlainDate): Promise<ProvenDay[]> {
    if (!this.isLookedAt(channel)) return [];
    const calendar = await this.dueDates.calendar();
    const em = currentManager(this.em);
    const channelId = channel.id;
    const looks = await em.find(ChannelLook, {
      channelId,
      day: { $gte: from.toString(), $lte: to.toString() },
    });
    const turns = await em.find(ChannelTurn, { channelId }, { orderBy: { at: 'asc', id: 'asc' } });
    const now = this.clock.date();
    const start = (date: Temporal.PlainDate) =>
      new Date(date.toZonedDateTime(calendar.timeZone).epochMilliseconds);
    const days: ProvenDay[] = [];
    for (let date = from; Temporal.PlainDate.compare(date, to) <= 0; date = date.add({ days: 1 })) {
      const day = date.toString();
      const seen = looks.find((row) => row.day === day) ?? null;
      const hours = {
        from: start(date),
        to: start(date.add({ days: 1 })),
        closed: closedReason(date, calendar),
      };
      const judgement = judgeDay(hours, seen, turns, now);
      if (!judgement) continue;
      const { looks: completed, firstAt, lastAt, failures, failedAt } = seen ?? NOTHING;
      days.push({
        ...{ day, ...judgement, looks: completed, failures },
        ...{ firstAt: firstAt ?? null, lastAt: lastAt ?? null, failedAt: failedAt ?? null },
      });
    }
    return days;
  }
}
