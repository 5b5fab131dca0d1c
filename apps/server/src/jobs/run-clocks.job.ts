import { EntityManager } from '@mikro-orm/sql';
import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Config } from '#config';
import {
  announce,
  Conversation,
  HistoryEvent,
  missedInWords,
  notify,
  whereItGoesOn,
  withCover,
} from '#inbox';
import { Clock } from '#shared';
import { Clocks } from '#targets';

const EVERY_MS = 20_000;

/** Notices when a promise was not kept. */
@Injectable()
export class RunClocksJob {
  private readonly logger = new Logger('clocks');

  constructor(
    private readonly em: EntityManager,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly clocks: Clocks,
  ) {}

  @Interval(EVERY_MS)
  async run(): Promise<void> {
    if (!this.config.does('worker')) return;
    try {
      await this.em.transactional(async (transaction) => {
        const em = transaction as EntityManager;
        const now = this.clock.date();
        const missed = await this.clocks.runOut(em, now);
        const own = await em.find(Conversation, { id: missed.map(({ conversationId }) => conversationId) });
        const promises = new Map<Conversation, string[]>();
        for (const conversation of own) {
          const whole = await whereItGoesOn(em, conversation);
          const names = missed.flatMap((each) => (each.conversationId === conversation.id ? each.name : []));
          promises.set(whole, [...(promises.get(whole) ?? []), ...names]);
        }
        const conversations = [...promises.keys()];
        for (const [conversation, names] of promises) {
          const text = missedInWords(names);
          const news = `${conversation.reference} is overdue: ${conversation.subject || 'no subject'}`;
          const whom = await withCover(em, [conversation.assigneeId], now);
          await notify(em, conversation, whom, { kind: 'overdue', text: news, at: now });
          em.persist(
            em.create(HistoryEvent, { conversationId: conversation.id, kind: 'missed', at: now, text }),
          );
        }
        await announce(em, conversations);
      });
    } catch (error) {
      this.logger.error((error as Error).message);
    }
  }
}
