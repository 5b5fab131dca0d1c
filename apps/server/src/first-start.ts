import { EntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { Channel, ConnectorList } from '#channels';
import { Config } from '#config';
import { Accounts, Person, SignIn } from '#identity';
import { RuleBook, useCharterQueues } from '#inbox';
import { type Charter, CharterLibrary, DueDates, Organisation, useCharter } from '#targets';

/** What an installation needs once: a charter, and a way for the first person to sign in. */
@Injectable()
export class FirstStart {
  constructor(
    private readonly em: EntityManager,
    private readonly config: Config,
    private readonly charters: CharterLibrary,
    private readonly connectors: ConnectorList,
    private readonly accounts: Accounts,
    private readonly signIn: SignIn,
    private readonly dueDates: DueDates,
    private readonly rules: RuleBook,
  ) {}

  /** Puts in place what is not there yet. Several processes may start at once: one does it, the others find it done. */
  async prepare(): Promise<void> {
    const charter = await this.charters.load(this.config.charter);
    await this.em.transactional(async (transaction) => {
      const em = transaction as EntityManager;
      await em.execute(`select pg_advisory_xact_lock(hashtext('postroom first start'))`);
      if (!(await em.findOne(Organisation, { id: 1 }))) await this.putInPlace(em, charter);
      if (this.config.admin && (await em.count(Person)) === 0) {
        const roles = ['admin', 'manager', 'advisor', 'social'] as const;
        await this.accounts.addWithin(em, { ...this.config.admin, name: 'Administrator', roles: [...roles] });
      }
    });
    this.dueDates.forget();
    this.rules.forget();
  }

  private async putInPlace(em: EntityManager, charter: Charter): Promise<void> {
    await useCharter(em, charter);
    await useCharterQueues(em, charter);
    for (const { key, name, connector, settings } of charter.channels) {
      const { channelType } = this.connectors.get(connector).manifest;
      em.persist(em.create(Channel, { key, name, connector, type: channelType, settings: settings ?? {} }));
    }
  }

  /** How the first person signs in: a one-time address, or null where there is an account already. */
  async setupAddress(): Promise<string | null> {
    if (!(await this.accounts.none())) return null;
    return `${this.config.publicUrl}/setup?token=${await this.signIn.newSetupLink()}`;
  }
}
