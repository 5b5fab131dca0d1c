/**
 * Goes to a conversation, or with none back to the list, under the filter that the address has at that moment.
 * `following`: the list's cursor goes on, and keeps the focus.
 */
export type OpenConversation = (
  reference: string | undefined,
  options?: { replace?: boolean; state?: { following: boolean } },
) => void;
