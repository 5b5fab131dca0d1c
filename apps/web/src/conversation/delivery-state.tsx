import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCheck,
  IconClock,
  IconQuestionMark,
  type TablerIcon,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Conversation, type Message, sendAgain } from '#api-client';
import { conversationQuery } from '../api/queries.js';
import { NotGoneYet } from '../composer/not-gone-yet.js';
import { When } from '../dates/when.js';
import { texts } from '../texts.js';
import classes from './delivery-state.module.css';
import { isHeldBack } from './held-back.js';
import { say, sayFailureOf } from './toasts.js';

const words = texts.conversation;
type State = NonNullable<Message['delivery']>['state'];

const ICONS: Record<State, TablerIcon> = {
  scheduled: IconClock,
  queued: IconClock,
  retrying: IconClock,
  sent: IconCheck,
  failed: IconAlertTriangle,
  unknown: IconQuestionMark,
  bounced: IconArrowBackUp,
};
const NEEDS_SOMEBODY = new Set<State>(['failed', 'unknown', 'bounced']);

/** What became of a message that goes out, in words; where it did not surely arrive, a person may send it again. */
export function DeliveryState({ message, conversation }: { message: Message; conversation: Conversation }) {
  const { reference } = conversation;
  const queries = useQueryClient();
  const again = useMutation({
    mutationFn: async () =>
      (await sendAgain({ path: { reference, message: message.id }, throwOnError: true })).data,
    onSuccess: (conversation) => {
      queries.setQueryData(conversationQuery(reference).queryKey, conversation);
      say(words.sentAgain);
    },
    onError: (error) => sayFailureOf(reference, error),
  });
  if (!message.delivery) return null;
  if (message.scheduledFor || message.goesOutAt) {
    return <NotGoneYet message={message} conversation={conversation} />;
  }
  const { state, detail, at } = message.delivery;
  const Icon = ICONS[state];
  const bad = NEEDS_SOMEBODY.has(state);
  return (
    <div className={classes.delivery} data-bad={bad || undefined}>
      <Icon size={14} stroke={1.9} aria-hidden="true" className={classes.icon} />
      <span>
        {words.delivery[state]}
        {at && (state === 'sent' || bad) && (
          <>
            {' '}
            <When at={at} />
          </>
        )}
        {detail && state !== 'sent' && <span className={classes.detail}>: {detail}</span>}
      </span>
      {bad && !isHeldBack(message, conversation) && (
        <Button size="compact-sm" variant="default" loading={again.isPending} onClick={() => again.mutate()}>
          {words.sendAgain}
        </Button>
      )}
    </div>
  );
}
