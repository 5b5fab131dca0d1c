import type { EntityManager } from '@mikro-orm/sql';
import { Channel, type ChannelDirectory } from '#channels';
import { type Address, OutcomeUnknownError, RejectedError } from '#connector-sdk';
import type { OutsideOutcome, Prepared } from '#outbox';
import { timeLimit } from '#shared';
import { ownAddress } from '../own-addresses.js';
import type { Rendered } from '../templates/index.js';

const DEADLINE_MS = 120_000;

/** A mail to a member of staff, which belongs to no conversation. */
export interface StaffMail extends Omit<Rendered, 'social'> {
  /** The same at every attempt. */
  id: string;
  to: Address;
  /** Who writes, where the channel has no name of its own. */
  organisation: string;
}

/** Sends mails to staff by the first email channel that is switched on. */
export class StaffMailer {
  constructor(
    private readonly em: EntityManager,
    private readonly directory: ChannelDirectory,
    private readonly stopping: AbortSignal,
  ) {}

  async prepared(mail: StaffMail): Promise<Prepared> {
    const channel = await this.em
      .fork()
      .findOne(Channel, { enabled: true, type: 'email' }, { orderBy: { createdAt: 'asc' } });
    if (!channel) {
      return {
        repeatable: true,
        perform: async () => ({ state: 'failed', reason: 'No email channel is switched on.' }),
      };
    }
    return { repeatable: false, perform: () => this.send(channel, mail) };
  }

  private async send(
    channel: Channel,
    { id, to, organisation, subject, text, html }: StaffMail,
  ): Promise<OutsideOutcome> {
    const from = ownAddress(channel, organisation);
    const limit = timeLimit(this.stopping, DEADLINE_MS);
    try {
      const { connector, settings, context } = this.directory.sendingLine(channel, this.stopping);
      if (!connector.send) return { state: 'failed', reason: `${connector.manifest.name} cannot send.` };
      const receipt = await connector.send(
        settings,
        {
          ...{ subject, text, html },
          externalId: `${id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}`,
          from,
          replyTo: null,
          to: [to],
          cc: [],
          bcc: [],
          inReplyTo: null,
          references: [],
          automatic: true,
          attachments: [],
        },
        { ...context, signal: limit.signal },
      );
      return { state: 'done', detail: receipt.detail };
    } catch (error) {
      const { message } = error as Error;
      if (error instanceof OutcomeUnknownError) return { state: 'unknown', reason: message };
      return { state: error instanceof RejectedError ? 'failed' : 'retry', reason: message };
    } finally {
      limit.clear();
    }
  }
}
