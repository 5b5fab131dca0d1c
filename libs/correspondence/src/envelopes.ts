import type { Channel } from '#channels';
import type { Address } from '#connector-sdk';
import type { OtherBody, ReplyTokens } from '#inbox';
import { newId } from '#shared';
import type { Organisation } from '#targets';
import { outgoingId } from './outgoing-ids.js';
import { ownAddress } from './own-addresses.js';

/** What every message that goes out about a conversation carries, whoever wrote it: where it is from, and where answers go. */
export interface Envelope {
  id: string;
  direction: 'outbound';
  channelId: string;
  /** Our own Message-ID; the same at every attempt. */
  externalId: string;
  from: Address;
  replyTo: Address[];
  delivery: 'queued';
}

/** @param reference the conversation's; answers to a tagged address find their way by it */
export function envelope(
  channel: Channel,
  organisation: Pick<Organisation, 'name'>,
  reference: string,
  tokens: ReplyTokens,
): Envelope {
  const id = newId();
  const from = ownAddress(channel, organisation.name);
  const tagged = channel.settings.replyAddress === 'tagged';
  return {
    id,
    direction: 'outbound',
    channelId: channel.id,
    externalId: outgoingId(id, from.address),
    from,
    replyTo: tagged ? [{ name: from.name, address: tokens.address(from.address, reference) }] : [],
    delivery: 'queued',
  };
}

/** What a redirect says of whose matter it is, as the templates want it. */
export function bodyBlock({ name, about, website, telephone, email }: OtherBody) {
  return {
    body: { name, about, website: website ?? null, telephone: telephone ?? null, email: email ?? null },
  };
}

/** What every message says of who writes and where to find them, as the templates want it. */
export function contactBlock({ name, telephone, website, openingHours, links }: Organisation) {
  return { organisation: { name, telephone, website, openingHours }, links };
}
