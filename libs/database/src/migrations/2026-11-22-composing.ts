import { Migration } from '@mikro-orm/migrations';

/** What is being written: drafts, files that wait for their message, canned replies, and what sending may wait for. */
export class Composing extends Migration {
  override up(): void {
    this.addSql(`alter table message
      add column mentions jsonb not null default '[]',
      add column forward_of uuid null,
      add column goes_out_at timestamptz null,
      add column scheduled_for timestamptz null,
      add column recall jsonb null`);
    this.addSql(`create table draft (
      person_id uuid not null references person (id) on delete cascade,
      conversation_id uuid not null references conversation (id) on delete cascade,
      revision uuid not null,
      content jsonb not null,
      updated_at timestamptz not null,
      primary key (person_id, conversation_id)
    )`);
    this.addSql('create index draft_conversation_id_index on draft (conversation_id)');
    this.addSql(`create table upload (
      id uuid primary key,
      person_id uuid not null references person (id) on delete cascade,
      name varchar(300) not null,
      content_type varchar(200) not null,
      size int not null,
      blob varchar(120) not null,
      created_at timestamptz not null
    )`);
    this.addSql('create index upload_created_at_index on upload (created_at)');
    this.addSql(`create table canned_reply (
      id uuid primary key,
      name varchar(100) not null,
      body text not null,
      queue varchar(60) null references queue (key) on delete cascade,
      updated_at timestamptz not null
    )`);
    this.addSql('create index canned_reply_name_index on canned_reply (name)');
    this.addSql(`create table composing_settings (
      id int primary key,
      undo_seconds int not null default 10,
      plain_language jsonb null
    )`);
    this.addSql('create index attachment_blob_index on attachment (blob)');
  }
}
