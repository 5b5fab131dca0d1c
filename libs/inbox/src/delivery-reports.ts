import type { EntityManager } from '@mikro-orm/sql';
import type { InboundMessage } from '#connector-sdk';
import type { TargetClock } from '#targets';
import type { Conversation } from './conversation.entity.js';
import { HistoryEvent } from './history-event.entity.js';
import { Message } from './message.entity.js';
import { oweEarliest } from './owed.js';

/** Ties a delivery report to the message it is about: what bounced is shown as such, and answers nothing. */
export async function noteDeliveryReports(
  em: EntityManager,
  conversation: Conversation,
  report: InboundMessage,
  at: Date,
  clocks: TargetClock[],
): Promise<void> {
  const ids = [...report.deliveryReports.flatMap(({ externalId }) => externalId ?? []), ...report.inReplyTo];
  const about = await em.find(
    Message,
    { conversationId: conversation.id, direction: 'outbound', externalId: ids },
    { orderBy: { id: 'desc' }, limit: 1 },
  );
  const failed = report.deliveryReports.find(({ outcome }) => outcome === 'failed');
  const [message] = about;
  if (!message || !failed) return;
  const detail =
    [failed.status, failed.diagnostic].filter(Boolean).join(' ') || 'The other side gave no reason.';
  message.notSent('bounced', detail);
  for (const clock of clocks) if (clock.metBy === message.id) clock.unmeet(at);
  oweEarliest(conversation, clocks);
  em.persist(
    em.create(HistoryEvent, {
      conversationId: conversation.id,
      kind: 'not-delivered',
      at,
      text: `The message to ${failed.recipient ?? message.to[0]?.address ?? 'the contact'} came back: ${detail}`,
    }),
  );
}
