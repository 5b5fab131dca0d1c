import { useQueryClient } from '@tanstack/react-query';
import {
  type Conversation,
  changeKindOfConversation,
  dropApologyDraft,
  extendConversation,
  flagConversation,
  followConversation,
  forgetReminder,
  linkConversation,
  markAsSpam,
  remindMe,
  splitConversation,
  tagConversation,
  transferConversation,
  unlinkConversation,
} from '#api-client';
import { conversationQuery, filterOptionsQuery } from '../api/queries.js';
import { useDayContext } from '../dates/clock-context.js';
import { zoned } from '../dates/days.js';
import { sayDay, sayMoment } from '../dates/say-when.js';
import { texts } from '../texts.js';
import { say, sayFailureOf } from './toasts.js';
import { offerUndo } from './undo.js';
import { useChange } from './use-change.js';
import { useEscalation } from './use-escalation.js';
import { useMerging } from './use-merging.js';
import { useRedirect } from './use-redirect.js';
import { useStanding } from './use-standing.js';

const { toasts } = texts.handling;
const throwOnError = true as const;

export type Handling = ReturnType<typeof useHandling>;

/** What an advisor does with a conversation beside answering it and passing it on; each with its way back. */
export function useHandling(
  conversation: Conversation,
  goNext: () => void,
  open: (reference: string) => void,
) {
  const { reference } = conversation;
  const path = { reference };
  const change = useChange(reference);
  const standing = useStanding(reference);
  const merging = useMerging();
  const escalation = useEscalation(conversation);
  const redirect = useRedirect(conversation, goNext);
  const queries = useQueryClient();
  const context = useDayContext();
  const when = (at: string) => sayMoment(at, context);

  const tagQuietly = (tags: string[], now: string[], throws = false) => {
    const add = tags.filter((tag) => !now.includes(tag));
    const remove = now.filter((tag) => !tags.includes(tag));
    return change({
      run: (version) => tagConversation({ path, body: { add, remove, version }, throwOnError }),
      patch: { tags },
      throws,
    });
  };
  const kindQuietly = (kind: string) =>
    change({
      run: (version) => changeKindOfConversation({ path, body: { kind, version }, throwOnError }),
      patch: { kind },
    });
  const flagQuietly = (flag: 'abuse' | null) =>
    change({
      run: (version) => flagConversation({ path, body: { flag, version }, throwOnError }),
      patch: { flag },
    });
  const refresh = (other: string) =>
    void queries.invalidateQueries({ queryKey: conversationQuery(other).queryKey });

  return {
    /** @throws Error where it was not done; so do all that ask for something in a dialog first */
    async snooze(until: string) {
      if (!(await standing.snooze(until, { throws: true }))) return false;
      goNext();
      offerUndo(toasts.snoozed(reference, when(until)), async () => {
        if (await standing.snooze(conversation.snoozedUntil)) say(toasts.woken(reference));
      });
      return true;
    },
    async wake() {
      if (await standing.snooze(null)) say(toasts.woken(reference));
    },
    /** True where it was done. */
    async handOver(
      queue: { key: string; name: string },
      rest: { note?: string; tell: boolean; words?: string },
    ) {
      const done = await change({
        run: (version) =>
          transferConversation({ path, body: { queue: queue.key, ...rest, version }, throwOnError }),
        patch: { queue: queue.key, assignee: null, team: null },
        throws: true,
      });
      if (done) say(`${toasts.handedOver(reference, queue.name)}${rest.tell ? ` ${toasts.told}` : ''}`);
      return Boolean(done);
    },
    /** True where it was done. */
    async extend(target: string, until: string, reason: string, tell: boolean) {
      const done = await change({
        run: (version) =>
          extendConversation({ path, body: { target, until, reason, tell, version }, throwOnError }),
        throws: true,
      });
      const moved = done?.clocks.findLast((clock) => clock.target === target);
      if (moved) say(toasts.extended(reference, sayDay(zoned(moved.dueAt, context), context)));
      return Boolean(done);
    },
    /** Nobody wants the word of a delay that was made ready. */
    async dropApology() {
      const { delay } = conversation;
      await change({
        run: () => dropApologyDraft({ path, throwOnError }),
        patch: { delay: delay && { ...delay, draft: null } },
      });
    },
    redirect,
    ...escalation,
    async changeKind({ key, name }: { key: string; name: string }) {
      const before = conversation.kind;
      if (key === before || !(await kindQuietly(key))) return;
      offerUndo(toasts.kind(reference, name), async () => {
        if (await kindQuietly(before)) say(texts.actions.toasts.undone);
      });
    },
    async tag(tags: string[], { throws = false } = {}) {
      const before = conversation.tags;
      const done = await tagQuietly(tags, before, throws);
      if (!done) return false;
      void queries.invalidateQueries({ queryKey: filterOptionsQuery.queryKey });
      offerUndo(toasts.tagged, async () => {
        if (await tagQuietly(before, done.tags)) say(texts.actions.toasts.undone);
      });
      return true;
    },
    async flag(flag: 'abuse' | null) {
      const before = conversation.flag;
      if (!(await flagQuietly(flag))) return;
      offerUndo(flag ? toasts.flagged(reference) : toasts.unflagged(reference), async () => {
        if (await flagQuietly(before)) say(texts.actions.toasts.undone);
      });
    },
    async spam() {
      goNext();
      const run = (version: number) => markAsSpam({ path, body: { version }, throwOnError });
      if (!(await change({ run, patch: { status: 'spam' }, leaves: true }))) return;
      offerUndo(toasts.spam(reference), async () => {
        if (await standing.putBack(conversation, 'spam')) say(texts.actions.toasts.reopened(reference));
      });
    },
    /** True where it was done. */
    async merge(into: string) {
      const done = await change({
        run: async (version) => {
          await merging.merge(reference, into, version);
          return { data: { ...conversation, status: 'done', mergedInto: into } };
        },
        patch: { status: 'done', mergedInto: into },
        leaves: true,
      });
      if (!done) return false;
      // What stands there for now is only how it was meant to look.
      refresh(reference);
      open(into);
      offerUndo(toasts.merged(reference, into), async () => {
        await merging.unmerge(reference, into);
        open(reference);
        say(toasts.unmerged(reference));
      });
      return true;
    },
    /** @param into what it was merged into */
    async unmerge(part: string, into: string) {
      try {
        await merging.unmerge(part, into);
      } catch (error) {
        return sayFailureOf(part, error);
      }
      offerUndo(toasts.unmerged(part), async () => {
        await merging.merge(part, into);
        say(toasts.merged(part, into));
      });
    },
    /** True where it was done. */
    async link(other: string) {
      const run = (version: number) =>
        linkConversation({ path, body: { with: other, version }, throwOnError });
      if (!(await change({ run }))) return false;
      say(toasts.linked(reference, other));
      return true;
    },
    async unlink(other: string) {
      const run = () => unlinkConversation({ path: { reference, other }, throwOnError });
      const patch = { links: conversation.links.filter((link) => link.reference !== other) };
      if (!(await change({ run, patch }))) return;
      offerUndo(toasts.unlinked, async () => {
        const again = () => linkConversation({ path, body: { with: other }, throwOnError });
        if (await change({ run: again })) say(toasts.linked(reference, other));
      });
    },
    /** True where it was done. */
    async split(messages: string[], subject: string) {
      const { data } = await splitConversation({
        path,
        body: { messages, version: conversation.version, ...(subject ? { subject } : {}) },
        throwOnError,
      });
      queries.setQueryData(conversationQuery(data.reference).queryKey, data);
      refresh(reference);
      open(data.reference);
      offerUndo(toasts.split(data.reference), async () => {
        await merging.merge(data.reference, reference);
        open(reference);
        say(texts.actions.toasts.undone);
      });
      return true;
    },
    async follow(following: boolean) {
      const run = () => followConversation({ path, body: { following }, throwOnError });
      if (await change({ run, patch: { following } })) {
        say(following ? toasts.followed(reference) : toasts.unfollowed(reference));
      }
    },
    async remind(at: string, text: string) {
      const run = () => remindMe({ path, body: { at, text }, throwOnError });
      const done = await change({ run, throws: true });
      if (done) say(toasts.reminder(when(at)));
      return Boolean(done);
    },
    async forget(id: string) {
      const run = () => forgetReminder({ path: { reference, id }, throwOnError });
      const patch = { reminders: conversation.reminders.filter((reminder) => reminder.id !== id) };
      if (await change({ run, patch })) say(toasts.forgotten);
    },
  };
}
