import { EntityManager } from '@mikro-orm/sql';
import type { INestApplicationContext } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { type Channel, ChannelDirectory, ConnectorList, Intake, type IntakeResult, Ledger } from '#channels';
import {
  Acknowledger,
  DELIVER,
  Deliverer,
  FurtherMessages,
  MessageWriter,
  Replies,
  TemplateBook,
} from '#correspondence';
import {
  ACKNOWLEDGE,
  Conversation,
  Desk,
  FURTHER_MESSAGE,
  Handling,
  HistoryEvent,
  InboundIntake,
  missedInWords,
  ReplyTokens,
  RuleBook,
} from '#inbox';
import type { OutboxWork } from '#outbox';
import { Clock, FixedClock, newId } from '#shared';
import { BlobStore } from '#storage';
import { Clocks, DueDates } from '#targets';

const NOT_SENT = 'Part of the demonstration; nothing was sent.';

/**
 * The product's own services under a clock that is moved along, so that a month passes within seconds.
 *
 * Nothing is ever sent, whatever SMTP_URL says and whatever dispatcher runs beside this: each story is played in one
 * transaction, and what it puts into the outbox is taken out again before that transaction ends. No dispatcher, in this
 * process or another, can see those rows. Messages are marked as sent without a connector being asked.
 * The same transaction keeps the clock-running job of a server from seeing a half-told story as one that is late.
 */
export class Stage {
  readonly clock: FixedClock;
  readonly now: Temporal.Instant;
  /** Of their own, and not the product's: those may be half way through a look at the settings for somebody else, who waits for our transaction. */
  readonly dueDates: DueDates;
  readonly desk: Desk;
  readonly handling: Handling;
  readonly replies: Replies;
  private readonly em: EntityManager;
  private readonly clocks: Clocks;
  private readonly intake: Intake;
  private readonly acknowledger: Acknowledger;
  private readonly further: FurtherMessages;
  private readonly deliverer: Deliverer;

  constructor(app: INestApplicationContext) {
    const em = app.get(EntityManager);
    const connectors = app.get(ConnectorList);
    const tokens = app.get(ReplyTokens);
    const templates = app.get(TemplateBook);
    const rules = new RuleBook(em);
    const signal = new AbortController().signal;
    this.em = em;
    this.now = app.get(Clock).now();
    this.clock = new FixedClock(this.now);
    this.dueDates = new DueDates(em);
    this.clocks = new Clocks(this.dueDates);
    this.desk = new Desk(em, this.clock, this.clocks);
    this.handling = new Handling(this.desk, this.clocks, this.dueDates, rules);
    this.replies = new Replies(
      this.desk,
      this.dueDates,
      this.clocks,
      new MessageWriter(this.dueDates, tokens, templates, connectors),
    );
    const inbound = new InboundIntake(this.clock, this.dueDates, this.clocks, rules, tokens);
    this.intake = new Intake(em, app.get(Ledger), app.get(BlobStore), connectors, inbound);
    this.acknowledger = new Acknowledger(
      this.clock,
      this.dueDates,
      rules,
      connectors,
      tokens,
      templates,
      this.clocks,
    );
    this.further = new FurtherMessages(this.clock, this.dueDates, this.clocks, connectors, tokens, templates);
    this.deliverer = new Deliverer(
      em,
      this.clock,
      app.get(ChannelDirectory),
      this.clocks,
      app.get(BlobStore),
      signal,
    );
  }

  /** Plays one story. The scenes share the transaction: each is given its manager. */
  async story(scenes: { at: Temporal.Instant; play(em: EntityManager): Promise<void> }[]): Promise<void> {
    await this.em.transactional(async (transaction) => {
      const em = transaction as EntityManager;
      for (const [index, { at, play }] of scenes.entries()) {
        if (index > 0) await this.runOut(em, at);
        this.clock.moveTo(at);
        await play(em);
        await em.flush();
        em.clear();
      }
      await this.runOut(em, this.now);
    });
  }

  /** Hands one mail to the intake, as if the mailbox had just received it. */
  async takeIn(channel: Channel, raw: Buffer): Promise<IntakeResult> {
    const sourceId = `demo:${newId()}`;
    const [result] = await this.intake.takeIn(channel, [{ sourceId, raw, receivedAt: this.clock.now() }]);
    if (!result) throw new Error('The intake has not answered.');
    return result;
  }

  /** Does what the outbox says about one conversation, but for the sending. */
  async followUp(em: EntityManager, reference: string): Promise<void> {
    const { id } = await em.findOneOrFail(Conversation, { reference });
    this.clock.moveTo(this.clock.now().add({ seconds: 4 }));
    const questions = await take(em, ACKNOWLEDGE, 'key = ?', id);
    if (questions.length > 0) await this.acknowledger.handle(em, questions);
    const ours = 'key in (select id::text from message where conversation_id = ?)';
    const further = await take(em, FURTHER_MESSAGE, ours, id);
    if (further.length > 0) await this.further.handle(em, further);
    await em.flush();
    this.clock.moveTo(this.clock.now().add({ seconds: 1 }));
    for (const work of await take(em, DELIVER, ours, id)) {
      await this.deliverer.record(em, [{ work, outcome: { state: 'done', detail: NOT_SENT } }]);
    }
    await em.flush();
  }

  /** What the server does from time to time: notices which promises were not kept, at the moment they ran out. */
  private async runOut(em: EntityManager, at: Temporal.Instant): Promise<void> {
    const missed = await this.clocks.runOut(em, new Date(at.epochMilliseconds));
    if (missed.length === 0) return;
    const ids = missed.map(({ conversationId }) => conversationId);
    for (const { id, dueAt } of await em.find(Conversation, { id: ids })) {
      const names = missed.flatMap(({ conversationId, name }) => (conversationId === id ? name : []));
      const text = missedInWords(names);
      em.create(HistoryEvent, { conversationId: id, kind: 'missed', at: dueAt ?? this.clock.date(), text });
    }
    await em.flush();
    em.clear();
  }
}

function take(em: EntityManager, topic: string, which: string, value: string): Promise<OutboxWork[]> {
  return em.execute<OutboxWork[]>(
    `delete from outbox where topic = ? and ${which} returning id, key, payload, attempts + 1 as attempts`,
    [topic, value],
  );
}
