import type { Conversation, HistoryEvent, Message } from '#api-client';
import { mayLeaveStageTwo } from './escalation.js';

const AT = '2026-04-02T10:00:00Z';
const LATER = '2026-04-02T11:00:00Z';
const message = (given: Partial<Message>) =>
  ({ id: '1', at: AT, direction: 'outbound', ...given }) as Message;
const delivery = (state: NonNullable<Message['delivery']>['state']) =>
  ({ delivery: { state, detail: null, at: null, attempts: 0 } }) as const;
const conversation = (...messages: Message[]): Pick<Conversation, 'stage' | 'history' | 'messages'> => ({
  stage: 2,
  history: [{ id: '5', kind: 'escalated', at: AT } as HistoryEvent],
  messages,
});

test.each<[string, Message, boolean]>([
  ['an answer before it', message({}), true],
  ['an answer after it', message({ id: '6', at: LATER }), false],
  ['an answer in the same moment', message({ id: '6' }), false],
  ['what the contact wrote after it', message({ id: '6', at: LATER, direction: 'inbound' }), false],
  ['what was written before and went out since', message({ at: LATER, ...delivery('sent') }), false],
  ['a note after it', message({ id: '6', at: LATER, direction: 'note' }), true],
  ['what is to go out later', message({ id: '6', at: LATER, ...delivery('scheduled') }), true],
  ['what never went out', message({ id: '6', at: LATER, ...delivery('failed') }), true],
])('with %s', (_, said, may) => {
  expect(mayLeaveStageTwo(conversation(said))).toBe(may);
});

test('what is in stage one cannot leave stage two', () => {
  expect(mayLeaveStageTwo({ ...conversation(), stage: 1 })).toBe(false);
});
