import type { ConversationSummary } from '#api-client';

/** Where a conversation stands, or -1; looked for first where it stood last, since a list may be very long. */
export function placeOf(rows: ConversationSummary[], reference: string | undefined, last: number): number {
  if (reference === undefined) return -1;
  return rows[last]?.reference === reference ? last : rows.findIndex((row) => row.reference === reference);
}
