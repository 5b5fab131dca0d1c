import { Injectable } from '@nestjs/common';
import { AuditEntry } from '#identity';
import { type Actor, Desk, Receipt, type ReceiptDraft } from '#inbox';
import { Clocks, DueDates } from '#targets';

/** Corrects when a conversation came in, and has the audit say who did. */
@Injectable()
export class CorrectReceipt {
  private readonly receipt: Receipt;

  constructor(
    private readonly desk: Desk,
    clocks: Clocks,
    dueDates: DueDates,
  ) {
    this.receipt = new Receipt(clocks, dueDates);
  }

  /** @throws DomainError `not-found`, `invalid`, or `conflict` with the code `stale-version` */
  async correct(reference: string, actor: Actor, draft: ReceiptDraft, version?: number): Promise<void> {
    await this.desk.work(reference, actor, version, async (task) => {
      const before = await this.receipt.correct(task, actor, draft);
      if (!before) return;
      task.em.create(AuditEntry, {
        personId: actor.id,
        action: 'conversation.received',
        subject: task.conversation.reference,
        detail: { before: before.toISOString(), after: draft.receivedAt.toISOString(), reason: draft.reason },
      });
    });
  }
}
