import type { HistoryEvent, Message } from '#api-client';
import { timelineItems } from './timeline-items.js';

const message = (id: string, at: string, more: Partial<Message> = {}) =>
  ({ id, at, purpose: null, delivery: null, ...more }) as Message;
const event = (id: string, at: string, kind = 'assigned') =>
  ({ id, at, kind, text: id, person: null }) as HistoryEvent;

test('what happened stands between what was said, in the order of time, and neighbours are one item', () => {
  const items = timelineItems({
    messages: [message('question', '2026-04-02T09:00:00Z'), message('answer', '2026-04-02T12:00:00Z')],
    history: [
      event('created', '2026-04-02T09:00:00Z', 'created'),
      event('taken', '2026-04-02T10:00:00Z'),
      event('moved', '2026-04-02T11:00:00Z', 'transferred'),
      event('done', '2026-04-02T13:00:00Z', 'resolved'),
    ],
  });
  expect(
    items.map((item) => (item.kind === 'events' ? item.events.map(({ id }) => id) : item.message.id)),
  ).toEqual(['question', ['taken', 'moved'], 'answer', ['done']]);
});

test.each([
  ['sent', 'acknowledgement'],
  ['queued', 'acknowledgement'],
  ['failed', 'message'],
  ['bounced', 'message'],
] as const)('an acknowledgement that is %s stands there as a %s', (state, kind) => {
  const delivery = { state, detail: null, at: null, attempts: 1 };
  const [item] = timelineItems({
    messages: [message('a', '2026-04-02T09:00:00Z', { purpose: 'acknowledgement', delivery })],
    history: [],
  });
  expect(item?.kind).toBe(kind);
});
