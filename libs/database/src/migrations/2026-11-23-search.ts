import { Migration } from '@mikro-orm/migrations';

/**
 * Searches that stay fast in a million messages: who wrote, and to whom, are found as words of the message. And a tally that
 * knows by what moment each is due, so that what ran out in the course of today is counted from it as well.
 */
export class Search extends Migration {
  override up(): void {
    this.search();
    this.tally();
  }

  private search(): void {
    // `to:ann@example.org` and `to:@example.org`: words that no text can hold. A mail to thousands is found by its first.
    this.addSql(`create function recipient_words(recipients jsonb) returns text[] language sql immutable parallel safe as $body$
      select coalesce(array_agg('to:' || word), '{}') from (
        select left(lower(whom->>'address'), 320) as address from jsonb_array_elements(recipients) as each (whom) limit 200
      ) first, lateral (values (address), ('@' || split_part(address, '@', 2))) as words (word)
      where address <> ''
    $body$`);
    this.addSql('drop index message_recipients_trigram_index');
    this.addSql('alter table message drop column search');
    // As before, with the name of whoever wrote to us, and the recipients.
    this.addSql(`alter table message add column search tsvector generated always as (
      case when purpose is null then
        setweight(to_tsvector('english', left(subject, 1000)), 'A') ||
        setweight(to_tsvector('english', left(new_text, 100000)), 'B') ||
        case when direction = 'inbound'
          then setweight(to_tsvector('english', left(coalesce("from"->>'name', ''), 300)), 'C') else ''::tsvector end ||
        array_to_tsvector(recipient_words("to" || cc || bcc))
      end
    ) stored`);
    this.addSql('create index message_search_index on message using gin (search)');
  }

  private tally(): void {
    this.addSql('alter table conversation_tally add column due_at timestamptz null');
    this.addSql('truncate conversation_tally');
    this.addSql(`insert into conversation_tally (queue, assignee_id, status, due, due_at, snoozed, open)
      select queue, assignee_id, status, due, due_at, snoozed_until is not null, count(*) from conversation
      where status in ('new', 'open', 'waiting') group by 1, 2, 3, 4, 5, 6`);
    this.addSql(`create or replace function tally_conversation() returns trigger language plpgsql as $body$
      begin
        if tg_op = 'UPDATE' and (old.queue, old.assignee_id, old.status, old.due, old.due_at, old.snoozed_until is null)
          is not distinct from (new.queue, new.assignee_id, new.status, new.due, new.due_at, new.snoozed_until is null) then
          return null;
        end if;
        if tg_op <> 'INSERT' and old.status in ('new', 'open', 'waiting') then
          insert into conversation_tally (queue, assignee_id, status, due, due_at, open, snoozed)
          values (old.queue, old.assignee_id, old.status, old.due, old.due_at, -1, old.snoozed_until is not null);
        end if;
        if tg_op <> 'DELETE' and new.status in ('new', 'open', 'waiting') then
          insert into conversation_tally (queue, assignee_id, status, due, due_at, open, snoozed)
          values (new.queue, new.assignee_id, new.status, new.due, new.due_at, 1, new.snoozed_until is not null);
        end if;
        return null;
      end
    $body$`);
  }
}
