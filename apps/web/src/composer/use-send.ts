import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import {
  addNote,
  type Conversation,
  type DraftContent,
  forwardMessage,
  type Message,
  replyToConversation,
} from '#api-client';
import { Problem } from '../api/problem.js';
import { conversationQuery } from '../api/queries.js';
import { newKey } from '../api/set-up-client.js';
import { whatHappened } from '../conversation/what-happened.js';
import { refreshLists } from '../live/gather-changes.js';
import type { DraftKeeper } from './draft-keeper.js';

export type After = 'stay' | 'wait' | 'done';

export interface Sending {
  content: DraftContent;
  /** Whom the conversation suggested, as far as that was there to be seen when it was sent. */
  suggested?: { to: string[]; cc: string[] } | undefined;
  /** A note's words and whom it calls. */
  note?: { text: string; mentions: string[] };
  after: After;
  /** Those who may newly see the conversation. */
  confirmed: string[];
  scheduledFor?: string;
  /** Nothing else stands in the draft: it goes with what is sent. */
  draft: boolean;
}

/** It was sent; the message that it became. */
export interface Sent {
  sending: Sending;
  message: Message | undefined;
}

interface Attempt {
  sending: Sending;
  version: number;
  key: string;
}

/**
 * Sends what is written, or keeps a note. Where an answer got lost on its way back, the same words go as the very same call, to
 * the people and on the version and under the key of the first, so that nothing is sent twice. A reply written on something
 * that has changed since is held back, and says what happened.
 */
export function useSend(conversation: Conversation, keeper: DraftKeeper, onSent: (sent: Sent) => void) {
  const { reference, version } = conversation;
  const queries = useQueryClient();
  /** What may have been taken although no answer says so. */
  const unanswered = useRef<Attempt | null>(null);
  const { queryKey } = conversationQuery(reference);
  const call = async (attempt: Attempt): Promise<Conversation> => {
    try {
      const now = await send(reference, attempt);
      unanswered.current = null;
      return now;
    } catch (error) {
      unanswered.current = isRefusal(error) ? null : attempt;
      throw error;
    }
  };
  const trySend = async (sending: Sending): Promise<Conversation> => {
    const before = unanswered.current;
    try {
      return await call(
        before && isSame(before.sending, sending) ? before : { sending, version, key: newKey() },
      );
    } catch (error) {
      // Somebody has taken it to stage two: what can still be said is shown.
      if (error instanceof Problem && error.code === 'answered-stage-one') {
        void queries.invalidateQueries({ queryKey });
      }
      if (!(error instanceof Problem) || error.code !== 'stale-version') throw error;
      const now = await queries.fetchQuery({ ...conversationQuery(reference), staleTime: 0 });
      const happened = whatHappened(conversation, now);
      if (!happened) return await call({ sending, version: now.version, key: newKey() });
      error.message = happened;
      throw error;
    }
  };
  return useMutation({
    mutationFn: (sending: Sending) => keeper.whileSending(() => trySend(sending)),
    onSuccess: (now, sending) => {
      queries.setQueryData(queryKey, now);
      refreshLists(queries, [reference]);
      const seen = new Set(conversation.messages.map(({ id }) => id));
      const message = now.messages.findLast(({ id, direction }) => direction === 'outbound' && !seen.has(id));
      onSent({ sending, message });
    },
  });
}

export interface Newcomer {
  address: string;
  /** They had blind copies, and would now stand in the open. */
  hidden: boolean;
}

/** Who newly sees the conversation, or is newly seen, and has not been confirmed, where that is why it was refused. */
export function newRecipientsIn(error: Error | null): Newcomer[] {
  if (!(error instanceof Problem) || error.code !== 'new-recipients') return [];
  return error.fields.map(({ path, message }) => ({ address: message, hidden: path === 'bcc' }));
}

/** Whether it is certain that nothing was taken. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof Problem &&
    error.status > 0 &&
    error.status < 500 &&
    error.code !== 'idempotency-under-way'
  );
}

/** Whether the person wants the same; what was suggested may have come, or changed, since, and what is new been read. */
function isSame(a: Sending, b: Sending): boolean {
  const chosen = ({ suggested: _, content: { seen: __, ...content }, ...rest }: Sending) =>
    JSON.stringify({ ...rest, content });
  return chosen(a) === chosen(b);
}

async function send(reference: string, { sending, version, key }: Attempt): Promise<Conversation> {
  const { content, suggested, note, after, confirmed, scheduledFor, draft } = sending;
  const options = {
    path: { reference },
    headers: { 'Idempotency-Key': key },
    throwOnError: true as const,
  };
  if (note) return (await addNote({ ...options, body: { ...note, draft } })).data;
  const { writing, html, bcc, subject, message, attachments, originals } = content;
  const [to, cc] = [content.to ?? suggested?.to ?? [], content.cc ?? suggested?.cc ?? []];
  const body = {
    html,
    attachments: attachments.map(({ id }) => id),
    after,
    version,
    guard: true,
    confirmed,
    undoable: true,
    draft,
    ...(cc.length > 0 ? { cc } : {}),
    ...(bcc ? { bcc } : {}),
    ...(subject ? { subject } : {}),
    ...(message ? { message } : {}),
    ...(scheduledFor ? { scheduledFor } : {}),
  };
  if (writing === 'forward') {
    const handed = { ...body, to, ...(originals ? { originals } : {}) };
    return (await forwardMessage({ ...options, body: handed })).data;
  }
  const reply = {
    ...body,
    ...(to.length > 0 ? { to } : {}),
    ...(content.holding ? { holding: true } : {}),
  };
  return (await replyToConversation({ ...options, body: reply })).data;
}
