import type { Conversation, HistoryEvent, Message } from '#api-client';

export type TimelineItem =
  | { kind: 'message'; message: Message }
  | { kind: 'acknowledgement'; message: Message }
  | { kind: 'events'; events: HistoryEvent[] };

/** What a message on the timeline says already. */
const SAID_BY_MESSAGE = new Set(['created', 'replied', 'noted', 'acknowledged']);
/** An acknowledgement is one line as long as nothing is wrong with it. */
const ARRIVED = new Set(['queued', 'sent']);

/** Messages and events as they happened, oldest first; events that follow each other are one item. */
export function timelineItems({
  messages,
  history,
}: Pick<Conversation, 'messages' | 'history'>): TimelineItem[] {
  const entries = [
    ...messages.map((message) => ({ at: message.at, message, event: null })),
    ...history
      .filter(({ kind }) => !SAID_BY_MESSAGE.has(kind))
      .map((event) => ({ at: event.at, message: null, event })),
    // The sort is stable: of one moment, the message comes before what it caused.
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

  const items: TimelineItem[] = [];
  for (const { message, event } of entries) {
    if (message)
      items.push({ kind: isQuietAcknowledgement(message) ? 'acknowledgement' : 'message', message });
    else if (event) {
      const last = items.at(-1);
      if (last?.kind === 'events') last.events.push(event);
      else items.push({ kind: 'events', events: [event] });
    }
  }
  return items;
}

function isQuietAcknowledgement({ purpose, delivery }: Message): boolean {
  return purpose === 'acknowledgement' && (!delivery || ARRIVED.has(delivery.state));
}
