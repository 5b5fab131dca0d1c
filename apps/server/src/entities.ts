import { Channel, LedgerEntry } from '#channels';
import { AuditEntry, Credential, Person } from '#identity';
import {
  Attachment,
  Contact,
  ContactPoint,
  Conversation,
  HistoryEvent,
  Message,
  Queue,
  RuleVersion,
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
  Channel,
  Contact,
  ContactPoint,
  Conversation,
  Credential,
  HistoryEvent,
  IdempotentAnswer,
  LedgerEntry,
  Message,
  Organisation,
  OutboxEntry,
  Person,
  Queue,
  RuleVersion,
  Target,
  TargetClock,
];
