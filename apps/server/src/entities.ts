import { Channel, ChannelLook, ChannelTurn, LedgerEntry } from '#channels';
import { CannedReply, ComposingSettings, Draft, TemplateVersion, Upload } from '#correspondence';
import { AuditEntry, Credential, Person, Team, TeamMember } from '#identity';
import {
  Attachment,
  Contact,
  ContactPoint,
  Conversation,
  HistoryEvent,
  Message,
  Notification,
  OtherBody,
  Queue,
  QueueTeam,
  Reminder,
  RuleVersion,
  SavedView,
} from '#inbox';
import { OutboxEntry } from '#outbox';
import { BankHolidayFeed, CalendarSettings, Organisation, Target, TargetClock } from '#targets';
import { IdempotentAnswer } from './http/idempotency.entity.js';

/** Everything that is stored; listed by hand, so that each process knows all of it. */
export const entities = [
  Attachment,
  AuditEntry,
  BankHolidayFeed,
  CalendarSettings,
  CannedReply,
  Channel,
  ChannelLook,
  ChannelTurn,
  ComposingSettings,
  Contact,
  ContactPoint,
  Conversation,
  Credential,
  Draft,
  HistoryEvent,
  IdempotentAnswer,
  LedgerEntry,
  Message,
  Notification,
  Organisation,
  OtherBody,
  OutboxEntry,
  Person,
  Queue,
  QueueTeam,
  Reminder,
  RuleVersion,
  SavedView,
  Target,
  TargetClock,
  Team,
  TeamMember,
  TemplateVersion,
  Upload,
];
