import { type Conversation, reopenConversation, snoozeConversation, waitForContact } from '#api-client';
import { useDayContext } from '../dates/clock-context.js';
import { useChange } from './use-change.js';

const throwOnError = true as const;

/** How a conversation stands: open, waiting for somebody, put aside. */
export type Standing = Pick<Conversation, 'status' | 'waitingFor' | 'waitUntil' | 'snoozedUntil'>;

/** Changes how a conversation stands without a word, and puts it back to how it stood. */
export function useStanding(reference: string) {
  const change = useChange(reference);
  const { now: moment } = useDayContext();
  const path = { reference };
  const ahead = (at: string | null) => (at && Date.parse(at) > moment.epochMilliseconds ? at : null);

  const reopen = () =>
    change({
      run: (version) => reopenConversation({ path, body: { version }, throwOnError }),
      patch: { status: 'open', waitingFor: null, waitUntil: null, outcome: null },
    });

  /** @param words what the contact is asked for; absent: nothing is sent */
  const wait = (
    whom: 'contact' | 'others',
    until: string | null = null,
    { throws = false, words }: { throws?: boolean; words?: string } = {},
  ) =>
    change({
      throws,
      run: (version) =>
        waitForContact({
          path,
          body: {
            for: whom,
            ...(until ? { until } : {}),
            ...(words ? { tell: true, words } : {}),
            version,
          },
          throwOnError,
        }),
      patch: { status: 'waiting', waitingFor: whom, waitUntil: until },
    });

  const snooze = (until: string | null, { throws = false } = {}) =>
    change({
      throws,
      run: (version) => snoozeConversation({ path, body: { until, version }, throwOnError }),
      patch: { snoozedUntil: until },
      leaves: until !== null,
    });

  /** True where it stands again as it stood; what it waited for meanwhile is not waited for again. */
  const putBack = async (stood: Standing, now: Conversation['status']): Promise<boolean> => {
    const waited = stood.status === 'waiting' ? (stood.waitingFor ?? 'contact') : null;
    if (!(waited && now === 'waiting') && !(await reopen())) return false;
    if (waited && !(await wait(waited, ahead(stood.waitUntil)))) return false;
    const until = ahead(stood.snoozedUntil);
    return !until || Boolean(await snooze(until));
  };

  return { reopen, wait, snooze, putBack };
}
