import { Migration } from '@mikro-orm/migrations';

/** What an advisor does with a conversation beside answering it: snooze, merge, split, link, follow, extend, be reminded. */
export class Desk extends Migration {
  override up(): void {
    this.conversations();
    this.tally();
    this.people();
  }

  private conversations(): void {
    this.addSql(`alter table conversation
      add column snoozed_until timestamptz null,
      add column wait_until timestamptz null,
      add column flag varchar(20) null,
      add column merged_into uuid null references conversation (id),
      add column split_from uuid null references conversation (id)`);
    this.addSql(
      'create index conversation_snoozed_until_index on conversation (snoozed_until) where snoozed_until is not null',
    );
    this.addSql(
      'create index conversation_wait_until_index on conversation (wait_until) where wait_until is not null',
    );
    this.addSql(
      'create index conversation_merged_into_index on conversation (merged_into) where merged_into is not null',
    );
    this.addSql(`create table conversation_link (
      one uuid not null references conversation (id),
      other uuid not null references conversation (id),
      linked_by uuid not null,
      linked_at timestamptz not null default now(),
      primary key (one, other),
      check (one < other)
    )`);
    this.addSql('create index conversation_link_other_index on conversation_link (other)');
    this.addSql(`alter table target_clock add column extra_days int not null default 0,
      add column extensions jsonb not null default '[]'`);
    // A message of Postroom's own that tells of a move or a later date may be sent more than once; an acknowledgement not.
    this.addSql('alter table message drop constraint message_conversation_id_purpose_unique');
    this.addSql(
      `create unique index message_acknowledgement_unique on message (conversation_id) where purpose = 'acknowledgement'`,
    );
  }

  /** What is snoozed is counted by itself. */
  private tally(): void {
    this.addSql('alter table conversation_tally add column snoozed boolean not null default false');
    this.addSql(`create or replace function tally_conversation() returns trigger language plpgsql as $body$
      begin
        if tg_op = 'UPDATE' and (old.queue, old.assignee_id, old.status, old.due, old.snoozed_until is null)
          is not distinct from (new.queue, new.assignee_id, new.status, new.due, new.snoozed_until is null) then
          return null;
        end if;
        if tg_op <> 'INSERT' and old.status in ('new', 'open', 'waiting') then
          insert into conversation_tally (queue, assignee_id, status, due, open, snoozed)
          values (old.queue, old.assignee_id, old.status, old.due, -1, old.snoozed_until is not null);
        end if;
        if tg_op <> 'DELETE' and new.status in ('new', 'open', 'waiting') then
          insert into conversation_tally (queue, assignee_id, status, due, open, snoozed)
          values (new.queue, new.assignee_id, new.status, new.due, 1, new.snoozed_until is not null);
        end if;
        return null;
      end
    $body$`);
  }

  private people(): void {
    this.addSql(`create table conversation_follower (
      conversation_id uuid not null references conversation (id) on delete cascade,
      person_id uuid not null references person (id) on delete cascade,
      primary key (conversation_id, person_id)
    )`);
    this.addSql('create index conversation_follower_person_id_index on conversation_follower (person_id)');
    this.addSql(`create table reminder (
      id uuid primary key,
      person_id uuid not null references person (id) on delete cascade,
      conversation_id uuid not null references conversation (id) on delete cascade,
      at timestamptz not null,
      text text not null default ''
    )`);
    this.addSql('create index reminder_at_index on reminder (at)');
    this.addSql(
      'create index reminder_conversation_id_person_id_index on reminder (conversation_id, person_id)',
    );
    this.addSql(`create table notification (
      id uuid primary key,
      person_id uuid not null references person (id) on delete cascade,
      conversation_id uuid null references conversation (id) on delete cascade,
      kind varchar(30) not null,
      text text not null,
      at timestamptz not null,
      read_at timestamptz null,
      mailed_at timestamptz null
    )`);
    this.addSql('create index notification_person_id_id_index on notification (person_id, id)');
    this.addSql('create index notification_unread_index on notification (person_id) where read_at is null');
    this.addSql(`alter table person add column preferences jsonb not null default '{}',
      add column away_until date null,
      add column covered_by uuid null references person (id)`);
  }
}
