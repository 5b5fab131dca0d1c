import type { Channel } from '#channels';
import type { Address } from '#connector-sdk';

/** The addresses that are ours, in lower case. */
export function ownAddresses(channels: Channel[]): string[] {
  return channels.flatMap(({ settings }) =>
    typeof settings.address === 'string' ? [settings.address.toLowerCase()] : [],
  );
}

/** Who we are on a channel. */
export function ownAddress(channel: Channel, organisation: string): Address {
  const { address, fromName } = channel.settings;
  return {
    name: typeof fromName === 'string' && fromName ? fromName : organisation,
    address: typeof address === 'string' ? address : '',
  };
}
