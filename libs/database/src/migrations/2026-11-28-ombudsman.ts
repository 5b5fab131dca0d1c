import { Migration } from '@mikro-orm/migrations';

/** Who looks at a complaint once the organisation has had its last word. */
export class Ombudsman extends Migration {
  override up(): void {
    this.addSql('alter table organisation add column ombudsman jsonb null');
  }
}
