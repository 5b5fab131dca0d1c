import { EntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import {
  composingSettings,
  itemFacts,
  postLengths,
  previewTemplate,
  refuseMistakes,
  TemplateBook,
  TestMails,
} from '#correspondence';
import { Accounts, Person } from '#identity';
import { RuleBook, seenConversation } from '#inbox';
import { Clock, DomainError } from '#shared';
import { DueDates } from '#targets';
import type {
  PresentedPreview,
  previewBodySchema,
  testBodySchema,
  testedSchema,
} from './template.schemas.js';

/** Joins the rooms behind a look at words that are not saved yet. */
@Injectable()
export class TryTemplates {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly book: TemplateBook,
    private readonly dueDates: DueDates,
    private readonly rules: RuleBook,
    private readonly mails: TestMails,
    private readonly accounts: Accounts,
  ) {}

  /** @throws DomainError `not-found`, also where the past item is out of the caller's sight */
  async preview(
    key: string,
    { language, on, reference, ...parts }: z.infer<typeof previewBodySchema>,
    caller: Person,
  ): Promise<PresentedPreview> {
    const { plainLanguage } = await composingSettings(this.em.fork());
    const facts = reference === undefined ? undefined : await this.facts(reference, caller);
    const preview = await previewTemplate(this.book, plainLanguage, { key, language, on, parts }, facts);
    const post = preview.rendered?.social;
    return { ...preview, lengths: post ? postLengths(post) : [] };
  }

  /** @throws DomainError `invalid` where it has a mistake, or nobody here has that address */
  async test(
    key: string,
    { draft = {}, language, to }: z.infer<typeof testBodySchema>,
    caller: Person,
  ): Promise<z.infer<typeof testedSchema>> {
    const reader = await this.reader(to ?? caller.email);
    const { rendered, mistakes } = await this.preview(key, { ...draft, language }, caller);
    refuseMistakes(mistakes, 'sent');
    if (!rendered) throw DomainError.notFound('template', key);
    const subject = await this.mails.send({ name: reader.name, address: reader.email }, rendered);
    await this.accounts.audit(caller.id, 'template.test', key, { language, to: reader.email });
    return { to: reader.email, subject };
  }

  /** @throws DomainError `not-found`, also where it is out of the caller's sight */
  async facts(reference: string, caller: Person): Promise<Record<string, unknown>> {
    const em = this.em.fork();
    const conversation = await seenConversation(em, reference, caller.id);
    const { dueDates, rules } = this;
    return itemFacts(em, conversation, { dueDates, rules, actor: caller, now: this.clock.date() });
  }

  private async reader(email: string): Promise<Person> {
    const found = await this.em.fork().findOne(Person, { email: email.toLowerCase(), disabledAt: null });
    if (found) return found;
    throw DomainError.invalid('A test goes to your own people only.', [
      { path: 'to', message: 'is the address of nobody who works here' },
    ]);
  }
}
