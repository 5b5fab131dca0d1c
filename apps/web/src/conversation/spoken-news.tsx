import { useEffect, useRef, useState } from 'react';
import type { Conversation, Message } from '#api-client';
import { isNews, newestOf } from '../composer/overlooked.js';
import type { Writing } from '../composer/use-draft.js';
import { useWho } from '../session/who.js';
import { texts } from '../texts.js';

const words = texts.conversation.spoken;

/** Tells a screen reader what has come into the open conversation by itself; what the composer announces is not said twice. */
export function SpokenNews({
  conversation,
  writing,
}: {
  conversation: Conversation;
  writing: Writing | null;
}) {
  const { id: me } = useWho();
  const [said, setSaid] = useState<{ about: string; text: string } | null>(null);
  const known = useRef(newestOf(conversation));
  const { messages } = conversation;
  useEffect(() => {
    const before = known.current ?? '';
    known.current = newestOf({ messages });
    const announced = writing !== null && writing !== 'note';
    const news = messages.filter(
      (message) => message.id > before && isByPerson(message, me) && !(announced && isNews(message, me)),
    );
    const last = news.at(-1);
    if (last) setSaid({ about: last.id, text: say(last, news.length) });
  }, [messages, writing, me]);
  return (
    <p role="status" className="unseen">
      {/* The same words once more are another message. */}
      {said && <span key={said.about}>{said.text}</span>}
    </p>
  );
}

/** Neither one's own nor what Postroom wrote by itself. */
function isByPerson({ purpose, author }: Message, me: string): boolean {
  return !purpose && author?.id !== me;
}

function say({ direction, author, from }: Message, count: number): string {
  const who = author?.name || from?.name || from?.address || texts.list.anyone;
  if (count > 1) return words.many(count, who);
  return direction === 'note' ? words.note(who) : words.message(who);
}
