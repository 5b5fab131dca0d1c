import { Migration } from '@mikro-orm/migrations';

/** What staff wrote, with its form and without what the template puts around it. */
export class OwnWords extends Migration {
  override up(): void {
    this.addSql('alter table message add column new_html text null');
  }
}
