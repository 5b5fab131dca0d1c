import { Migration } from '@mikro-orm/migrations';

/** Stage two of a complaint begins with the escalation, unless the rules in force give it to what comes in. */
export class SecondStage extends Migration {
  override up(): void {
    this.addSql(`update target set starts_on = 'escalation' where key = 'complaint-stage-2' and not exists (
      select 1 from rule_version where version = (select max(version) from rule_version)
        and rules::text || defaults::text like '%"complaint-stage-2"%')`);
  }
}
