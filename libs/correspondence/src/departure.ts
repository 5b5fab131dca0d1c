import {
  type Actor,
  happened,
  type Message,
  momentOf,
  pictureOf,
  snippetOf,
  type Task,
  teamWith,
} from '#inbox';
import type { Clocks } from '#targets';
import type { After, Recall } from './recall.js';

/**
 * What a message means for its conversation, at the moment when it is on its way: it starts and meets clocks; one that is
 * handed on to somebody else answers nothing.
 */
export async function depart(
  task: Task,
  clocks: Clocks,
  actor: Actor,
  message: Message,
  after: After,
): Promise<void> {
  const { conversation, now, tell } = task;
  const before = pictureOf(conversation, task.clocks);
  const detail = { message: message.id };
  if (message.forwardOf) {
    conversation.activityAt = now;
    tell('forwarded', `${actor.name} forwarded it to ${list(message)}.`, detail);
  } else {
    const moment = momentOf(message);
    if (moment) await happened(task, clocks, moment, message.id);
    conversation.answered(now, snippetOf(message.newText));
    if (!conversation.assigneeId && conversation.isFor(actor.id)) {
      conversation.assign(actor.id, await teamWith(task.em, conversation.teamId, actor.id));
    }
    tell(
      'replied',
      `${actor.name} ${message.holding ? 'wrote that more is to follow' : 'answered'}.`,
      detail,
    );
  }
  await afterwards(task, clocks, actor, after, message);
  if (message.recall) {
    const recall = message.recall as unknown as Recall;
    const changed = { before, now: pictureOf(conversation, task.clocks) };
    message.recall = { ...recall, changed } as unknown as Record<string, unknown>;
  }
}

async function afterwards(
  { conversation, clocks: running, now, tell }: Task,
  clocks: Clocks,
  actor: Actor,
  after: After,
  message: Message,
): Promise<void> {
  const detail = { message: message.id };
  if (after === 'wait') {
    const others = Boolean(message.forwardOf);
    conversation.wait(others ? 'others' : 'contact');
    if (!others) await clocks.pause(running, now);
    tell('waiting', `${actor.name} is waiting for ${others ? 'others' : 'the contact'}.`, detail);
  } else if (after === 'done') {
    const outcome = message.forwardOf ? null : 'answered';
    conversation.resolve(now, outcome);
    for (const clock of running) clock.resolve(now);
    tell('resolved', `${actor.name} marked it as done.`, { ...detail, outcome });
  }
}

function list({ to, cc }: Message): string {
  return [...to, ...cc].map(({ name, address }) => name || address).join(', ');
}
