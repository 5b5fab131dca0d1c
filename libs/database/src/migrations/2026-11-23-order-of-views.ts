import { Migration } from '@mikro-orm/migrations';

/** Where each person wants their saved views to stand, shared ones too. */
export class OrderOfViews extends Migration {
  override up(): void {
    this.addSql(`create table saved_view_place (
      person_id uuid not null references person (id) on delete cascade,
      view_id uuid not null references saved_view (id) on delete cascade,
      position int not null,
      primary key (person_id, view_id)
    )`);
    this.addSql('create index saved_view_place_view_id_index on saved_view_place (view_id)');
  }
}
