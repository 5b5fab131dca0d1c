/** Goes to a conversation, or with none back to the list. `following`: the list's cursor goes on, and keeps the focus. */
export type OpenConversation = (
  reference: string | undefined,
  options?: { replace?: boolean; state?: { following: boolean } },
) => void;
