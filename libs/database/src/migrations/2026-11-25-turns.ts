import { Migration } from '@mikro-orm/migrations';

/** When a rule last gave work to a member whose turn it was. */
export class Turns extends Migration {
  override up(): void {
    this.addSql('alter table team_member add column turn_at timestamptz null');
  }
}
