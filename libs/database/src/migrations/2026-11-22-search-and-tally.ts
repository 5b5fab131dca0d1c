import { Migration } from '@mikro-orm/migrations';

/** What the entities cannot describe: full-text search, searches within names, and the tally of open conversations. */
export class SearchAndTally extends Migration {
  override up(): void {
    this.search();
    this.tally();
    this.integrity();
  }

  private search(): void {
    this.addSql('create extension if not exists pg_trgm');
    // PostgreSQL holds at most 1 MB of search words a row; the text itself is kept whole. What Postroom writes by itself
    // says the same everywhere, and would be found by everything.
    this.addSql(`alter table message add column search tsvector generated always as (
      case when purpose is null then
        setweight(to_tsvector('english', left(subject, 1000)), 'A') ||
        setweight(to_tsvector('english', left(new_text, 100000)), 'B')
      end
    ) stored`);
    this.addSql('create index message_search_index on message using gin (search)');
    this.addSql('create index contact_name_trigram_index on contact using gin (name gin_trgm_ops)');
    this.addSql(
      'create index contact_point_value_trigram_index on contact_point using gin (value gin_trgm_ops)',
    );
    this.addSql('create index conversation_tags_index on conversation using gin (tags jsonb_path_ops)');
  }

  /**
   * Every change of an open conversation adds rows that say by how much the counts change; nobody waits for a counter
   * that another holds. A job folds the rows together from time to time.
   */
  private tally(): void {
    this.addSql(`create table conversation_tally (
      queue varchar(60) not null,
      assignee_id uuid null,
      status varchar(10) not null,
      due date null,
      open int not null
    )`);
    this.addSql(`create function tally_conversation() returns trigger language plpgsql as $body$
      begin
        if tg_op = 'UPDATE' and (old.queue, old.assignee_id, old.status, old.due)
          is not distinct from (new.queue, new.assignee_id, new.status, new.due) then
          return null;
        end if;
        if tg_op <> 'INSERT' and old.status in ('new', 'open', 'waiting') then
          insert into conversation_tally values (old.queue, old.assignee_id, old.status, old.due, -1);
        end if;
        if tg_op <> 'DELETE' and new.status in ('new', 'open', 'waiting') then
          insert into conversation_tally values (new.queue, new.assignee_id, new.status, new.due, 1);
        end if;
        return null;
      end
    $body$`);
    this.addSql(`create trigger conversation_tally after insert or update or delete on conversation
      for each row execute function tally_conversation()`);
  }

  private integrity(): void {
    for (const [table, column, other] of [
      ['conversation', 'channel_id', 'channel'],
      ['conversation', 'contact_id', 'contact'],
      ['message', 'conversation_id', 'conversation'],
      ['attachment', 'message_id', 'message'],
      ['history_event', 'conversation_id', 'conversation'],
      ['target_clock', 'conversation_id', 'conversation'],
      ['ledger_entry', 'channel_id', 'channel'],
      ['contact_point', 'contact_id', 'contact'],
      ['credential', 'person_id', 'person'],
    ]) {
      // Checked at the commit, so that rows of one transaction may be written in any order.
      this.addSql(`alter table ${table} add constraint ${table}_${column}_exists
        foreign key (${column}) references ${other} (id) deferrable initially deferred`);
    }
  }
}
