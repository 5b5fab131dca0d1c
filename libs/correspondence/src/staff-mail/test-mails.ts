import type { EntityManager } from '@mikro-orm/sql';
import type { Address } from '#connector-sdk';
import { addToOutbox, type OutboxWork, type OutsideHandler, type Prepared } from '#outbox';
import { newId } from '#shared';
import type { DueDates } from '#targets';
import type { Rendered } from '../templates/index.js';
import type { StaffMailer } from './staff-mail.js';

/** The outbox topic of templates that somebody wants to see in their own mail program. */
const TEST_MAIL = 'template-test';

/** Test mails of templates, on examples, to members of staff. */
export class TestMails implements OutsideHandler {
  readonly topic = TEST_MAIL;
  readonly kind = 'outside';
  readonly concurrency = 1;

  constructor(
    private readonly em: EntityManager,
    private readonly dueDates: DueDates,
    private readonly mailer: StaffMailer,
  ) {}

  /** @returns the subject that it goes out under */
  async send(to: Address, { subject, text, html }: Rendered): Promise<string> {
    const mail = { to, subject: `[Test] ${subject}`, text, html };
    await this.em.transactional((em) =>
      addToOutbox(em as EntityManager, [{ topic: TEST_MAIL, key: newId(), payload: mail }]),
    );
    return mail.subject;
  }

  async prepare(work: OutboxWork[]): Promise<(Prepared | null)[]> {
    const { name: organisation } = await this.dueDates.organisation();
    return Promise.all(
      work.map(({ key, payload }) => {
        const mail = payload as unknown as {
          to: Address;
          subject: string;
          text: string;
          html: string | null;
        };
        return this.mailer.prepared({ ...mail, id: key, organisation });
      }),
    );
  }

  /** What became of it stands in the outbox. */
  async record(): Promise<void> {}
}
