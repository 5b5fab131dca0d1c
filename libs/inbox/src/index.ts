export { Attachment } from './attachment.entity.js';
export { announce, announceById, CHANGE_SIGNAL, type Change } from './changes.js';
export { Contact, ContactPoint } from './contact.entity.js';
export { Conversation, OPEN_STATUSES, type Status, type WaitingFor } from './conversation.entity.js';
export { type ConversationDetails, clocksOf, conversationDetails } from './conversation-details.js';
export {
  type DueBounds,
  type DueFilter,
  type ListFilter,
  listConversations,
  type Row,
  type Sort,
} from './conversation-list.js';
export { type Actor, Desk, type Task } from './desk.js';
export { HistoryEvent, type HistoryKind } from './history-event.entity.js';
export { ACKNOWLEDGE, InboundIntake } from './inbound-intake.js';
export { type DeliveryState, type Direction, Message } from './message.entity.js';
export { oweEarliest } from './owed.js';
export { Queue } from './queue.entity.js';
export { ReplyTokens } from './reply-token.js';
export { reschedule } from './reschedule.js';
export { RuleBook } from './rule-book.js';
export { RuleVersion } from './rule-version.entity.js';
export { snippetOf } from './snippet.js';
export { type Counts, countQueues, foldTally, type QueueCounts, type ViewCounts } from './tally.js';
export { useCharterQueues } from './use-charter-queues.js';
