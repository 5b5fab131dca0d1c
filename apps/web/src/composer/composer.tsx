import { useEffect, useRef } from 'react';
import type { Conversation } from '#api-client';
import { say } from '../conversation/toasts.js';
import { offerUndo } from '../conversation/undo.js';
import { texts } from '../texts.js';
import { chosenThen, type Way, whereTo } from './after-sending.js';
import classes from './composer.module.css';
import { ComposerForm } from './composer-form.js';
import { hasWords, isEmpty, NOTHING } from './draft-keeper.js';
import { loadEditor } from './load-editor.js';
import { useDraft, type Writing } from './use-draft.js';
import { type Sent, useSend } from './use-send.js';
import { useTakeBack } from './use-take-back.js';

interface Props {
  conversation: Conversation;
  writing: Writing | null;
  setWriting: (writing: Writing | null) => void;
  goNext: () => void;
  goToList: () => void;
  /** Where the focus goes when it closes. */
  afterwards: () => void;
}

const words = texts.composer;
const { toasts } = texts.actions;

/** Where replies and notes are written: a few buttons until somebody writes. */
export function Composer({ conversation, writing, setWriting, goNext, goToList, afterwards }: Props) {
  const { reference } = conversation;
  const draft = useDraft(reference);
  const way = useRef<Way>('stay');
  const takeBack = useTakeBack(reference);
  const send = useSend(conversation, draft.keeper, ({ sending, message }: Sent) => {
    const rest = sending.note ? { note: '' } : { ...NOTHING, note: draft.content.note };
    if (sending.draft) draft.keeper.forget();
    else draft.keeper.change({ ...rest, writing: sending.note ? draft.content.writing : 'note' });
    setWriting(null);
    const said = whatWasDone(sending);
    if (message?.goesOutAt)
      offerUndo(said, () => takeBack(message.id, sending.content.writing), message.goesOutAt);
    else say(said);
    const goesTo = sending.note ? 'stay' : whereTo(way.current, chosenThen());
    if (goesTo === 'next') goNext();
    else if (goesTo === 'list') goToList();
    else afterwards();
  });

  useEffect(() => void loadEditor().catch(() => {}), []);

  if (!writing) {
    const { content } = draft;
    const begun = isEmpty(content) ? null : content.writing;
    return (
      <div className={classes.closed}>
        <button
          type="button"
          className={classes.open}
          onClick={() => setWriting(begun && begun !== 'note' ? begun : 'reply')}
        >
          {begun && hasWords(content.html)
            ? words.goOn(words.modes[begun === 'note' ? 'reply' : begun])
            : words.labels.reply(conversation.contact?.name || texts.list.anyone)}{' '}
          <KeyHint>r</KeyHint>
        </button>
        <button type="button" className={classes.open} data-writing="note" onClick={() => setWriting('note')}>
          {words.modes.note} <KeyHint>n</KeyHint>
        </button>
        {begun && <span className={classes.kept}>{words.kept}</span>}
      </div>
    );
  }
  return (
    <ComposerForm
      conversation={conversation}
      draft={draft}
      writing={writing}
      setWriting={(next) => {
        // Whom it goes to is another matter for each way of writing.
        if (next !== writing && next !== 'note' && (draft.content.to || draft.content.bcc))
          draft.keeper.change({ to: null, cc: null, bcc: null });
        setWriting(next);
      }}
      send={send}
      onWay={(next) => {
        way.current = next;
      }}
      close={() => {
        setWriting(null);
        afterwards();
      }}
    />
  );
}

function whatWasDone({ note, scheduledFor, after, content }: Sent['sending']): string {
  if (note) return toasts.noted;
  if (scheduledFor) return words.scheduled;
  if (content.writing === 'forward') return words.forwarded;
  if (content.holding) return words.holding.sent;
  if (after === 'done') return toasts.sentDone;
  return after === 'wait' ? toasts.sentWait : toasts.sent;
}

/** For the eye only: the help lists every key. */
function KeyHint({ children }: { children: string }) {
  return (
    <span aria-hidden="true" className={classes.key}>
      {children}
    </span>
  );
}
