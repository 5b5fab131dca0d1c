import type { EntityManager } from '@mikro-orm/sql';
import type { DeliveryReport, InboundMessage } from '#connector-sdk';
import type { Clocks } from '#targets';
import type { Conversation } from './conversation.entity.js';
import { HistoryEvent } from './history-event.entity.js';
import { matterOf } from './matter.js';
import { Message } from './message.entity.js';
import { oweAgain, tellNotArrived } from './not-arrived.js';

/** Ties a delivery report to the message it is about: what bounced is shown as such, answers nothing, and is told. */
export async function noteDeliveryReports(
  em: EntityManager,
  conversation: Conversation,
  report: InboundMessage,
  at: Date,
  clocks: Clocks,
): Promise<void> {
  const ids = [...report.deliveryReports.flatMap(({ externalId }) => externalId ?? []), ...report.inReplyTo];
  const about = await em.find(
    Message,
    { conversationId: await matterOf(em, conversation.id), direction: 'outbound', externalId: ids },
    { orderBy: { id: 'desc' }, limit: 1 },
  );
  const [message] = about;
  const blind = new Set(message?.bcc.map(({ address }) => address.toLowerCase()));
  const isBlind = ({ recipient }: DeliveryReport) => blind.has(recipient?.toLowerCase() ?? '');
  const failures = report.deliveryReports.filter(({ outcome }) => outcome === 'failed');
  const failed = failures.find((each) => !isBlind(each)) ?? failures[0];
  if (!message || !failed) return;
  const detail =
    [failed.status, failed.diagnostic].filter(Boolean).join(' ') || 'The other side gave no reason.';
  const what = `The ${isBlind(failed) ? 'blind copy' : 'message'} to ${failed.recipient ?? message.to[0]?.address ?? 'the contact'}`;
  em.persist(
    em.create(HistoryEvent, {
      conversationId: conversation.id,
      kind: 'not-delivered',
      at,
      text: `${what} came back: ${detail}`,
    }),
  );
  // Some servers send a report more than once: whoever has dealt with the first is left in peace.
  const known = message.delivery === 'bounced';
  // Where only a blind copy came back, whoever is answered has their answer.
  if (!isBlind(failed)) {
    message.notSent('bounced', detail);
    if (!known) await oweAgain(em, conversation, message, clocks, at);
  }
  if (!known) await tellNotArrived(em, conversation, message, `${what} did not arrive.`, at);
}
