export { MOST_ATTEMPTS, pauseAfter } from './backoff.js';
export { OutboxDispatcher } from './dispatcher.js';
export type {
  Ended,
  InsideHandler,
  OutboxHandler,
  OutboxWork,
  OutsideHandler,
  OutsideOutcome,
  Prepared,
} from './handler.js';
export {
  addToOutbox,
  OUTBOX_SIGNAL,
  type OutboxItem,
  repeatFromOutbox,
  withdrawFromOutbox,
} from './outbox.js';
export { OutboxEntry, type OutboxState } from './outbox-entry.entity.js';
