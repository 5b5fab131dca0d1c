import { Button } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Conversation, type Message, sendNow } from '#api-client';
import { conversationQuery } from '../api/queries.js';
import classes from '../conversation/delivery-state.module.css';
import { isHeldBack } from '../conversation/held-back.js';
import { say, sayFailureOf } from '../conversation/toasts.js';
import { useDayContext } from '../dates/clock-context.js';
import { zoned } from '../dates/days.js';
import { refreshLists } from '../live/gather-changes.js';
import { useWho } from '../session/who.js';
import { texts } from '../texts.js';
import { sayTime } from './schedule-times.js';
import { useTakeBack } from './use-take-back.js';

const words = texts.composer;

/** A message that is stored and has not gone out: when it will, and what can still be done about it. */
export function NotGoneYet({ message, conversation }: { message: Message; conversation: Conversation }) {
  const { reference } = conversation;
  const held = isHeldBack(message, conversation) && message.scheduledFor !== null;
  const context = useDayContext();
  const who = useWho();
  const queries = useQueryClient();
  const takeBack = useTakeBack(reference);
  const { scheduledFor, goesOutAt } = message;
  const late = usePassed(goesOutAt);
  const { queryKey } = conversationQuery(reference);
  const now = useMutation({
    mutationFn: async () =>
      (await sendNow({ path: { reference, message: message.id }, throwOnError: true })).data,
    onSuccess: (conversation) => {
      queries.setQueryData(queryKey, conversation);
      refreshLists(queries, [reference]);
      say(texts.actions.toasts.sent);
    },
    onError: (error) => sayFailureOf(reference, error),
  });
  const at = zoned(scheduledFor ?? goesOutAt ?? message.at, context);
  const mine = message.author?.id === who.id;
  const writing = message.purpose ? null : message.forwardOf ? 'forward' : 'reply';
  return (
    <div className={classes.delivery}>
      <IconClock size={14} stroke={1.9} aria-hidden="true" className={classes.icon} />
      <span>
        {held
          ? texts.conversation.heldBack(message.author?.name ?? '')
          : scheduledFor
            ? words.goesOut(sayTime(at, context))
            : late
              ? texts.conversation.delivery.queued
              : words.goesOut(at.toPlainTime().toString({ smallestUnit: 'second' }))}
      </span>
      {mine && scheduledFor && (
        <>
          {!held && (
            <Button size="compact-sm" variant="default" loading={now.isPending} onClick={() => now.mutate()}>
              {words.sendNow}
            </Button>
          )}
          <Button size="compact-sm" variant="default" onClick={() => void takeBack(message.id, writing)}>
            {words.cancel}
          </Button>
        </>
      )}
      {mine && goesOutAt && !late && (
        <Button size="compact-sm" variant="default" onClick={() => void takeBack(message.id, writing)}>
          {texts.actions.undo}
        </Button>
      )}
    </div>
  );
}

/** Whether a moment has passed; looks again when it does. */
function usePassed(instant: string | null): boolean {
  const [passed, setPassed] = useState(() => instant !== null && Date.parse(instant) <= Date.now());
  useEffect(() => {
    if (!instant) return;
    const timer = setTimeout(() => setPassed(true), Math.max(0, Date.parse(instant) - Date.now()));
    return () => clearTimeout(timer);
  }, [instant]);
  return passed;
}
