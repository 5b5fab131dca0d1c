import { Migration } from '@mikro-orm/migrations';

/** Saved views, and searches for whom a message went to. */
export class Views extends Migration {
  override up(): void {
    this.addSql(`create table saved_view (
      id uuid primary key,
      owner_id uuid not null references person (id) on delete cascade,
      name varchar(80) not null,
      query varchar(1000) not null,
      team_id uuid null references team (id) on delete set null,
      position int not null,
      created_at timestamptz not null default now()
    )`);
    this.addSql('create index saved_view_owner_id_index on saved_view (owner_id)');
    this.addSql('create index saved_view_team_id_index on saved_view (team_id)');
    this.addSql(
      `create index message_recipients_trigram_index on message using gin (("to"::text || cc::text) gin_trgm_ops)`,
    );
  }
}
