import { Button } from '@mantine/core';
import { IconMessage2Exclamation } from '@tabler/icons-react';
import type { Message } from '#api-client';
import { useDayContext } from '../dates/clock-context.js';
import type { DayContext } from '../dates/days.js';
import { sayMoment } from '../dates/say-when.js';
import { texts } from '../texts.js';
import { AskStep } from './ask-step.js';
import classes from './composer.module.css';
import { mostPressing } from './overlooked.js';

const words = texts.composer.overlooked;
const MOST_SHOWN = 3;
const FIRST_WORDS = 120;

/** Says, while one is writing, what others have said since: who, when, how it begins, and where it stands. */
export function OverlookedLine({ news, acknowledge }: { news: Message[]; acknowledge: () => void }) {
  const context = useDayContext();
  const shown = news.slice(-MOST_SHOWN);
  const [first] = shown;
  return (
    <div className={first && classes.guard}>
      {first && (
        <IconMessage2Exclamation size={18} stroke={1.75} aria-hidden="true" className={classes.guardIcon} />
      )}
      <div className={classes.guardWords}>
        {/* Always there: what comes into it is read out. */}
        <div role="status">
          {news.length > shown.length && (
            <p className={classes.other}>{words.earlier(news.length - shown.length)}</p>
          )}
          {shown.map((message) => (
            <p key={message.id}>
              <strong>{sayWho(message, context)}</strong>{' '}
              <span className={classes.other}>{beginningOf(message)}</span>
            </p>
          ))}
        </div>
        {first && (
          <div className={classes.guardFoot}>
            <Button size="compact-md" variant="default" onClick={() => show(first)}>
              {words.show}
            </Button>
            <Button size="compact-md" variant="default" onClick={acknowledge}>
              {words.read}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

/** Asks once before one sends something on top of what others have said meanwhile. */
export function OverlookedStep({
  news,
  confirm,
  back,
}: {
  news: Message[];
  confirm: () => void;
  back: () => void;
}) {
  const context = useDayContext();
  const message = mostPressing(news);
  if (!message) return null;
  const ask = message.direction === 'outbound' ? words.askReply : words.askWrote;
  return (
    <AskStep
      icon={IconMessage2Exclamation}
      title={ask(sayWho(message, context))}
      go={words.send}
      confirm={confirm}
      back={back}
    >
      <p className={classes.other}>{beginningOf(message)}</p>
    </AskStep>
  );
}

/** "Ben replied at 14:02". */
function sayWho({ direction, from, author, at, forwardOf, ...rest }: Message, context: DayContext): string {
  const when = sayMoment(at, context);
  if (direction === 'inbound') return words.wrote(from?.name || from?.address || texts.list.anyone, when);
  const who = author?.name ?? from?.name ?? texts.list.anyone;
  if (rest.scheduledFor && rest.delivery?.state === 'scheduled') {
    return words.scheduled(who, sayMoment(rest.scheduledFor, context));
  }
  return (forwardOf ? words.forwarded : words.replied)(who, when);
}

function beginningOf({ text }: Message): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > FIRST_WORDS ? `${line.slice(0, FIRST_WORDS)}…` : line;
}

/** Leads to it on the timeline; the focus goes along. */
function show({ id }: Message): void {
  const message = document.getElementById(`message-${id}`);
  message?.closest('details')?.setAttribute('open', '');
  message?.scrollIntoView({ block: 'start' });
  message?.focus({ preventScroll: true });
}
