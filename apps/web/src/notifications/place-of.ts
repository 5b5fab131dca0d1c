import type { Notification } from '#api-client';

/** Where news leads; null where it says everything itself. */
export function placeOf({ reference, kind }: Notification): string | null {
  if (reference) return `/conversations/${reference}`;
  return kind === 'not-looked' ? '/channels' : null;
}
