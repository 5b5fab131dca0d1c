import { Migration } from '@mikro-orm/migrations';

/** The tables as the entities describe them. */
export class FirstTables extends Migration {
  override up(): void {
    this.addSql(`create table "attachment" (
      "id" uuid not null,
      "message_id" uuid not null,
      "name" varchar(300) not null,
      "content_type" varchar(200) not null,
      "size" int not null,
      "inline" boolean not null,
      "content_id" text null,
      "blob" varchar(120) not null,
      primary key ("id")
    )`);
    this.addSql(`create index "attachment_message_id_index" on "attachment" ("message_id")`);
    this.addSql(`create table "audit_entry" (
      "id" uuid not null,
      "at" timestamptz not null default now(),
      "person_id" uuid null,
      "action" varchar(60) not null,
      "subject" varchar(254) not null,
      "detail" jsonb not null default '{}',
      primary key ("id")
    )`);
    this.addSql(`create index "audit_entry_action_id_index" on "audit_entry" ("action", "id")`);
    this.addSql(`create table "bank_holiday_feed" (
      "id" serial primary key,
      "feed" jsonb not null,
      "fetched_at" timestamptz not null
    )`);
    this.addSql(`create table "working_calendar" (
      "key" varchar(60) not null,
      "name" varchar(200) not null,
      "time_zone" varchar(60) not null,
      "weekend" jsonb not null,
      "regions" jsonb not null,
      "closures" jsonb not null,
      "opening_hours" jsonb not null,
      primary key ("key")
    )`);
    this.addSql(`create table "channel" (
      "id" uuid not null,
      "key" varchar(60) not null,
      "name" varchar(200) not null,
      "connector" varchar(40) not null,
      "type" varchar(20) not null,
      "enabled" boolean not null default true,
      "settings" jsonb not null default '{}',
      "secrets" text null,
      "cursor" jsonb null,
      "state" varchar(20) not null default 'unconfigured',
      "state_reason" text null,
      "looked_at" timestamptz null,
      "created_at" timestamptz not null default now(),
      primary key ("id")
    )`);
    this.addSql(`alter table "channel" add constraint "channel_key_unique" unique ("key")`);
    this.addSql(`create table "contact" (
      "id" uuid not null,
      "name" varchar(300) not null,
      "created_at" timestamptz not null default now(),
      primary key ("id")
    )`);
    this.addSql(`create table "contact_point" (
      "kind" varchar(20) not null,
      "value" varchar(320) not null,
      "contact_id" uuid not null,
      primary key ("kind", "value")
    )`);
    this.addSql(`create index "contact_point_contact_id_index" on "contact_point" ("contact_id")`);
    this.addSql(`create table "conversation" (
      "id" uuid not null,
      "reference" varchar(12) not null,
      "subject" text not null,
      "snippet" varchar(200) not null default '',
      "channel_id" uuid not null,
      "kind" varchar(60) not null,
      "priority" varchar(10) not null,
      "status" varchar(10) not null default 'new',
      "waiting_for" varchar(10) null,
      "queue" varchar(60) not null,
      "assignee_id" uuid null,
      "contact_id" uuid null,
      "tags" jsonb not null default '[]',
      "received_at" timestamptz not null,
      "activity_at" timestamptz not null,
      "due_at" timestamptz null,
      "due_order" timestamptz not null,
      "due" date null,
      "unread" boolean not null default true,
      "has_attachments" boolean not null default false,
      "automatic" varchar(20) null,
      "acknowledgement" varchar(60) null,
      "rule_version" int null,
      "trace" jsonb not null default '[]',
      "facts" jsonb not null default '{}',
      "suggestion" jsonb null,
      "resolved_at" timestamptz null,
      "version" int not null default 1,
      primary key ("id")
    )`);
    this.addSql(
      `alter table "conversation" add constraint "conversation_reference_unique" unique ("reference")`,
    );
    this.addSql(
      `create index "conversation_queue_due_order_id_index" on "conversation" ("queue", "due_order", "id") where status in ('new', 'open', 'waiting')`,
    );
    this.addSql(
      `create index "conversation_due_order_id_index" on "conversation" ("due_order", "id") where status in ('new', 'open', 'waiting')`,
    );
    this.addSql(
      `create index "conversation_assignee_id_due_order_id_index" on "conversation" ("assignee_id", "due_order", "id") where status in ('new', 'open', 'waiting')`,
    );
    this.addSql(
      `create index "conversation_status_received_at_id_index" on "conversation" ("status", "received_at", "id")`,
    );
    this.addSql(
      `create index "conversation_queue_received_at_id_index" on "conversation" ("queue", "received_at", "id")`,
    );
    this.addSql(`create index "conversation_received_at_id_index" on "conversation" ("received_at", "id")`);
    this.addSql(
      `create index "conversation_contact_id_received_at_index" on "conversation" ("contact_id", "received_at")`,
    );
    this.addSql(`create table "credential" (
      "hash" varchar(64) not null,
      "kind" varchar(10) not null,
      "person_id" uuid null,
      "name" varchar(200) not null default '',
      "created_at" timestamptz not null default now(),
      "expires_at" timestamptz null,
      primary key ("hash")
    )`);
    this.addSql(`create index "credential_person_id_index" on "credential" ("person_id")`);
    this.addSql(`create table "history_event" (
      "id" uuid not null,
      "conversation_id" uuid not null,
      "kind" varchar(30) not null,
      "at" timestamptz not null,
      "person_id" uuid null,
      "text" text not null,
      "detail" jsonb not null default '{}',
      primary key ("id")
    )`);
    this.addSql(
      `create index "history_event_conversation_id_id_index" on "history_event" ("conversation_id", "id")`,
    );
    this.addSql(`create table "idempotent_answer" (
      "key" varchar(64) not null,
      "request" varchar(64) not null,
      "status" int null,
      "body" jsonb null,
      "created_at" timestamptz not null default now(),
      primary key ("key")
    )`);
    this.addSql(`create index "idempotent_answer_created_at_index" on "idempotent_answer" ("created_at")`);
    this.addSql(`create table "ledger_entry" (
      "id" uuid not null,
      "channel_id" uuid not null,
      "source_id" varchar(400) not null,
      "hash" varchar(64) not null,
      "size" int not null,
      "received_at" timestamptz not null,
      "stored_at" timestamptz not null default now(),
      "outcome" varchar(20) not null default 'received',
      "reason" text null,
      "message_id" uuid null,
      "reference" varchar(20) null,
      primary key ("id")
    )`);
    this.addSql(
      `create index "ledger_entry_channel_id_id_index" on "ledger_entry" ("channel_id", "id") where outcome in ('received', 'quarantined')`,
    );
    this.addSql(
      `create index "ledger_entry_channel_id_stored_at_index" on "ledger_entry" ("channel_id", "stored_at")`,
    );
    this.addSql(
      `alter table "ledger_entry" add constraint "ledger_entry_channel_id_source_id_hash_unique" unique ("channel_id", "source_id", "hash")`,
    );
    this.addSql(`create table "message" (
      "id" uuid not null,
      "conversation_id" uuid not null,
      "direction" varchar(10) not null,
      "purpose" varchar(20) null,
      "channel_id" uuid null,
      "external_id" text null,
      "identity" varchar(64) null,
      "ledger_entry_id" uuid null,
      "from" jsonb null,
      "to" jsonb not null default '[]',
      "cc" jsonb not null default '[]',
      "reply_to" jsonb not null default '[]',
      "subject" text not null default '',
      "text" text not null,
      "html" text null,
      "new_text" text not null,
      "quoted_text" text not null default '',
      "in_reply_to" jsonb not null default '[]',
      "automatic" varchar(20) null,
      "signs" jsonb not null default '[]',
      "repairs" jsonb not null default '[]',
      "reports" jsonb not null default '[]',
      "author_id" uuid null,
      "sent_at" timestamptz null,
      "at" timestamptz not null,
      "delivery" varchar(10) null,
      "delivery_detail" text null,
      "delivered_at" timestamptz null,
      "delivery_attempts" int not null default 0,
      "recipient" varchar(320) null,
      primary key ("id")
    )`);
    this.addSql(`create index "message_conversation_id_at_index" on "message" ("conversation_id", "at")`);
    this.addSql(`create index "message_external_id_index" on "message" using hash ("external_id")`);
    this.addSql(
      `create index "message_recipient_at_index" on "message" ("recipient", "at") where recipient is not null`,
    );
    this.addSql(
      `create index "message_delivery_index" on "message" ("delivery") where delivery in ('queued', 'retrying', 'failed', 'unknown', 'bounced')`,
    );
    this.addSql(
      `alter table "message" add constraint "message_channel_id_identity_unique" unique ("channel_id", "identity")`,
    );
    this.addSql(
      `alter table "message" add constraint "message_conversation_id_purpose_unique" unique ("conversation_id", "purpose")`,
    );
    this.addSql(`create table "organisation" (
      "id" serial primary key,
      "name" varchar(200) not null,
      "telephone" varchar(60) not null,
      "website" varchar(300) not null,
      "opening_hours" varchar(200) not null,
      "links" jsonb not null,
      "time_zone" varchar(60) not null,
      "calendar" varchar(60) not null,
      "charter" varchar(60) not null
    )`);
    this.addSql(`create table "outbox" (
      "id" uuid not null,
      "topic" varchar(60) not null,
      "key" varchar(100) not null,
      "payload" jsonb not null default '{}',
      "state" varchar(10) not null default 'pending',
      "attempts" int not null default 0,
      "available_at" timestamptz not null default now(),
      "claimed_by" int null,
      "reason" text null,
      "created_at" timestamptz not null default now(),
      primary key ("id")
    )`);
    this.addSql(
      `create index "outbox_topic_available_at_id_index" on "outbox" ("topic", "available_at", "id") where state = 'pending'`,
    );
    this.addSql(
      `create index "outbox_claimed_by_index" on "outbox" ("claimed_by") where state in ('claimed', 'armed')`,
    );
    this.addSql(`alter table "outbox" add constraint "outbox_topic_key_unique" unique ("topic", "key")`);
    this.addSql(`create table "person" (
      "id" uuid not null,
      "email" varchar(254) not null,
      "name" varchar(200) not null,
      "roles" jsonb not null,
      "password_hash" varchar(200) null,
      "disabled_at" timestamptz null,
      "failures" int not null default 0,
      "rests_until" timestamptz null,
      "created_at" timestamptz not null default now(),
      primary key ("id")
    )`);
    this.addSql(`alter table "person" add constraint "person_email_unique" unique ("email")`);
    this.addSql(`create table "queue" (
      "key" varchar(60) not null,
      "name" varchar(200) not null,
      "position" int not null,
      primary key ("key")
    )`);
    this.addSql(`create table "rule_version" (
      "version" serial primary key,
      "rules" jsonb not null,
      "defaults" jsonb not null,
      "kinds" jsonb not null,
      "saved_at" timestamptz not null default now(),
      "saved_by" uuid null,
      "note" text not null default ''
    )`);
    this.addSql(`create table "target" (
      "key" varchar(60) not null,
      "name" varchar(200) not null,
      "amount" int not null,
      "unit" varchar(20) not null,
      "calendar" varchar(60) not null,
      "counts_from" varchar(30) not null,
      "pauses_while_waiting" boolean not null,
      "warn_before" jsonb not null,
      primary key ("key")
    )`);
    this.addSql(`create table "target_clock" (
      "id" uuid not null,
      "conversation_id" uuid not null,
      "target" varchar(60) not null,
      "name" varchar(200) not null,
      "state" varchar(10) not null default 'running',
      "started_at" timestamptz not null,
      "due" date not null,
      "due_at" timestamptz not null,
      "text" text not null,
      "days" jsonb not null,
      "provisional" boolean not null default false,
      "pauses" jsonb not null default '[]',
      "met_at" timestamptz null,
      "met_by" uuid null,
      "missed_at" timestamptz null,
      primary key ("id")
    )`);
    this.addSql(`create index "target_clock_conversation_id_index" on "target_clock" ("conversation_id")`);
    this.addSql(
      `create index "target_clock_due_at_index" on "target_clock" ("due_at") where state = 'running'`,
    );
    this.addSql(`create index "target_clock_target_index" on "target_clock" ("target") where provisional`);
  }
}
