import { EntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { AuditEntry, type Person } from '#identity';
import {
  announceById,
  changeContact,
  contactCard,
  conversationsOf,
  findContact,
  type Identity,
  listContacts,
  mergeContacts,
  removeIdentity,
  type Sight,
  saveIdentity,
  sightOf,
  splitOff,
  unmergeContacts,
} from '#inbox';
import { Clock } from '#shared';
import { presentContact, presentContactSummary } from './contact.presenter.js';
import type { ContactBody, ContactListQuery, contactSchema, identityBodySchema } from './contact.schemas.js';

export type PresentedContact = z.infer<typeof contactSchema>;

/** What one change of contacts works with, in one transaction. */
interface Work {
  em: EntityManager;
  sight: Sight;
  note(action: string, subject: string, detail?: Record<string, unknown>): void;
}

/** Joins the rooms behind the contact calls: each change is one transaction, audited, and told to those who look. */
@Injectable()
export class ContactsFacade {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async list(query: ContactListQuery, caller: Person) {
    const em = this.em.fork();
    const { rows, next } = await listContacts(em, query, await sightOf(em, caller.id));
    return { items: rows.map(presentContactSummary), next };
  }

  async one(id: string, caller: Person): Promise<PresentedContact> {
    const em = this.em.fork();
    return presentContact(await contactCard(em, id, await sightOf(em, caller.id)));
  }

  change(id: string, caller: Person, { version, ...draft }: ContactBody): Promise<PresentedContact> {
    return this.work(caller, async ({ em, sight, note }) => {
      const contact = await findContact(em, id, sight);
      contact.expectVersion(version);
      const changed = changeContact(contact, draft, caller, this.clock.date());
      if (changed.length > 0) note('contact.change', contact.id, { changed });
      await em.flush();
      await announceById(em, await conversationsOf(em, contact.id));
      return contact.id;
    });
  }

  addIdentity(
    id: string,
    caller: Person,
    identity: z.infer<typeof identityBodySchema>,
  ): Promise<PresentedContact> {
    return this.work(caller, async ({ em, sight, note }) => {
      const contact = await findContact(em, id, sight);
      await saveIdentity(em, contact, identity, sight);
      note('contact.add-identity', contact.id, { kind: identity.kind });
      await announceById(em, await conversationsOf(em, contact.id));
      return contact.id;
    });
  }

  removeIdentity(id: string, caller: Person, identity: Identity): Promise<PresentedContact> {
    return this.work(caller, async ({ em, sight, note }) => {
      const contact = await findContact(em, id, sight);
      const apart = await removeIdentity(em, contact, identity);
      note('contact.remove-identity', contact.id, { kind: identity.kind, to: apart?.contact.id ?? null });
      await em.flush();
      await announceById(em, apart?.conversations.slice(0, 100) ?? []);
      return contact.id;
    });
  }

  /** @returns the new contact */
  split(id: string, caller: Person, identities: Identity[]): Promise<PresentedContact> {
    return this.work(caller, async ({ em, sight, note }) => {
      const contact = await findContact(em, id, sight);
      const apart = await splitOff(em, contact, identities);
      note('contact.split', contact.id, { to: apart.contact.id });
      await em.flush();
      await announceById(em, apart.conversations.slice(0, 100));
      return apart.contact.id;
    });
  }

  /** @returns who is left */
  merge(id: string, caller: Person, into: string): Promise<PresentedContact> {
    return this.work(caller, async ({ em, sight, note }) => {
      const from = await findContact(em, id, sight);
      const other = await findContact(em, into, sight);
      const { survivor, conversations } = await mergeContacts(em, from, other, caller, this.clock.date());
      note('contact.merge', from.id, { into: survivor.id });
      await em.flush();
      await announceById(em, conversations.slice(0, 100));
      return survivor.id;
    });
  }

  /** @returns who stands for themselves again */
  unmerge(id: string, caller: Person): Promise<PresentedContact> {
    return this.work(caller, async ({ em, sight, note }) => {
      const { survivor, conversations } = await unmergeContacts(em, id, sight);
      note('contact.unmerge', id, { from: survivor.id });
      await em.flush();
      await announceById(em, conversations.slice(0, 100));
      return id;
    });
  }

  private async work(caller: Person, task: (work: Work) => Promise<string>): Promise<PresentedContact> {
    const id = await this.em.fork().transactional(async (transaction) => {
      const em = transaction as EntityManager;
      const note: Work['note'] = (action, subject, detail = {}) => {
        em.create(AuditEntry, { personId: caller.id, action, subject, detail });
      };
      return task({ em, sight: await sightOf(em, caller.id), note });
    });
    return this.one(id, caller);
  }
}
