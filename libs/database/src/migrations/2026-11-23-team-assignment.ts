import { Migration } from '@mikro-orm/migrations';

/** A conversation can be a team's, whether or not one of them has it. */
export class TeamAssignment extends Migration {
  override up(): void {
    this.addSql(
      'alter table conversation add column team_id uuid null references team (id) on delete set null',
    );
    this.addSql(`create index conversation_team_id_due_order_id_index on conversation (team_id, due_order, id)
      where team_id is not null and status in ('new', 'open', 'waiting')`);
  }
}
