import { Migration } from '@mikro-orm/migrations';

/** Teams, and the queues that only their teams may see. */
export class Teams extends Migration {
  override up(): void {
    this.addSql(`create table team (
      id uuid primary key,
      name varchar(200) not null unique,
      created_at timestamptz not null default now()
    )`);
    this.addSql(`create table team_member (
      team_id uuid not null references team (id) on delete cascade,
      person_id uuid not null references person (id) on delete cascade,
      primary key (team_id, person_id)
    )`);
    this.addSql('create index team_member_person_id_index on team_member (person_id)');
    this.addSql(`create table queue_team (
      queue varchar(60) not null references queue (key) on delete cascade,
      team_id uuid not null references team (id) on delete restrict,
      primary key (queue, team_id)
    )`);
    this.addSql('create index queue_team_team_id_index on queue_team (team_id)');
    this.addSql('alter table queue add column restricted boolean not null default false');
  }
}
