import { Migration } from '@mikro-orm/migrations';

/** What is known of the people who write in, how they are reached, and which of them are one person. */
export class Contacts extends Migration {
  override up(): void {
    this.addSql(`alter table contact
      add column name_corrected boolean not null default false,
      add column language varchar(35) null,
      add column needs jsonb not null default '[]',
      add column warnings jsonb not null default '[]',
      add column notes text not null default '',
      add column met_in uuid null,
      add column merged_into uuid null references contact (id) deferrable initially deferred,
      add column merged_at timestamptz null,
      add column merged_by uuid null,
      add column moved jsonb null,
      add column version int not null default 1`);
    this.addSql('create index contact_name_id_index on contact (name, id) where merged_into is null');
    this.addSql(
      'create index contact_merged_into_index on contact (merged_into) where merged_into is not null',
    );
    this.addSql(`alter table contact_point
      add column label varchar(60) not null default '',
      add column preferred boolean not null default false`);
    // Possible duplicates: alike in what they are about.
    this.addSql(
      'create index conversation_subject_trigram_index on conversation using gin (subject gin_trgm_ops)',
    );
  }
}
