export { Attachment } from './attachment.entity.js';
export { Attention } from './attention.js';
export { announce, announceById, CHANGE_SIGNAL, type Change } from './changes.js';
export { type ClocksToMove, type DateMoves, movesByPage, previewMoves } from './clock-moves.js';
export { clockRound } from './clock-round.js';
export { compareCharterQueues, draftOf } from './compare-charter-queues.js';
export { Contact, ContactPoint, type Need, type NeedKind, type Warning } from './contact.entity.js';
export { type ContactCard, contactCard } from './contact-card.js';
export { type ContactDraft, changeContact, conversationsOf } from './contact-changes.js';
export { type Identity, removeIdentity, saveIdentity, splitOff } from './contact-identities.js';
export { type ContactFilter, type ContactRow, listContacts } from './contact-list.js';
export { type Merged, mergeContacts, unmergeContacts } from './contact-merges.js';
export { findContact } from './contact-sight.js';
export {
  Conversation,
  type Flag,
  OPEN_STATUSES,
  type Status,
  type WaitingFor,
} from './conversation.entity.js';
export { type ContactChoice, changeConversationContact } from './conversation-contact.js';
export {
  attachmentFor,
  attachmentsOfMessage,
  type ConversationDetails,
  clocksOf,
  conversationDetails,
  messageFor,
} from './conversation-details.js';
export { listConversations, type Row } from './conversation-list.js';
export { type Actor, Desk, type Ending, type Task } from './desk.js';
export { type DueMoment, dueSql } from './due-clocks.js';
export { Escalation, type EscalationDraft } from './escalation.js';
export { Handling } from './handling.js';
export { HistoryEvent, type HistoryKind } from './history-event.entity.js';
export { ACKNOWLEDGE, FURTHER_MESSAGE, InboundIntake } from './inbound-intake.js';
export { languageName, languageOf } from './language-of.js';
export { Linking, type Related } from './linking.js';
export { countConversations, type ListCounts } from './list-counts.js';
export { conditionsOf, type DueBounds, type DueFilter, type ListFilter, type Sort } from './list-filter.js';
export { matterOf, whereItGoesOn } from './matter.js';
export { Merging } from './merging.js';
export { type DeliveryState, type Direction, Message, PURPOSES, type Purpose } from './message.entity.js';
export { acknowledged, happened, momentOf } from './moments.js';
export { clockToMove, type Movable, movableOf } from './movable.js';
export { oweAgain, tellNotArrived } from './not-arrived.js';
export { NOTIFICATION_KINDS, Notification, type NotificationKind, Reminder } from './notification.entity.js';
export {
  followersOf,
  NOTIFIED_SIGNAL,
  notify,
  notifyManagers,
  seenNews,
  unreadNotifications,
  withCover,
} from './notifications.js';
export { openAgainUntold } from './open-again-untold.js';
export {
  addBody,
  type BodyDraft,
  bodiesWithCounts,
  bodyNamed,
  changeBody,
  type Redirected,
  removeBody,
} from './other-bodies.js';
export { OtherBody } from './other-body.entity.js';
export { type Outcome, outcomes } from './outcome.js';
export { answerOwed, missedInWords, oweEarliest } from './owed.js';
export { type Picture, pictureOf, putBack } from './picture.js';
export { Queue, QueueTeam } from './queue.entity.js';
export { type QueueDraft, type QueueWithTeams, queuesWithTeams, saveQueue } from './queues.js';
export { Receipt, type ReceiptDraft } from './receipt.js';
export { Rehearsal, type RehearsalDraft, type RehearsalOptions } from './rehearsal.js';
export type { Move, Rehearsed, RehearsedDecision, RehearsedItem } from './rehearsed.js';
export { type RelatedConversation, relatedConversations } from './related.js';
export type { RepeatContact } from './repeat-contact.js';
export { ReplyTokens } from './reply-token.js';
export { reschedule } from './reschedule.js';
export { RuleBook } from './rule-book.js';
export { type MappedWay, type RuleMap, ruleMap } from './rule-map.js';
export { nameOfIn, type RuleNames } from './rule-names.js';
export { RuleVersion } from './rule-version.entity.js';
export { type RuleVersionLine, RuleVersions } from './rule-versions.js';
export { SavedView } from './saved-view.entity.js';
export {
  deleteView,
  orderViews,
  type SavedViewDraft,
  savedViewsOf,
  saveView,
  type ViewKeeper,
} from './saved-views.js';
export { type Found, foundIn } from './search-highlights.js';
export { mayGoOut, type StageTwo, stageTwoOf } from './second-stage.js';
export { seenConversation } from './seen-conversation.js';
export { maySee, SEES_ALL, type Sight, seenQueues, sees, sightOf, whoMaySee } from './sight.js';
export { snippetOf } from './snippet.js';
export { SortAnew } from './sort-anew.js';
export { tagsInUse } from './tags-in-use.js';
export { type Counts, countQueues, foldTally, type QueueCounts, type ViewCounts } from './tally.js';
export { teamWith } from './team-assignment.js';
export { saveBodies, saveQueues, saveRules, useCharterQueues } from './use-charter-queues.js';
export { sayReminders, wakeConversations, warnOfDueDates } from './wake-up.js';
