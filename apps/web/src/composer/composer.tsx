import { useEffect, useRef } from 'react';
import type { Conversation } from '#api-client';
import { say } from '../conversation/toasts.js';
import { texts } from '../texts.js';
import classes from './composer.module.css';
import { ComposerForm } from './composer-form.js';
import { useDraft, type Writing } from './use-draft.js';
import { useSend } from './use-send.js';

interface Props {
  conversation: Conversation;
  writing: Writing | null;
  setWriting: (writing: Writing | null) => void;
  goNext: () => void;
  /** Where the focus goes when it closes. */
  afterwards: () => void;
}

const words = texts.composer;
const { toasts } = texts.actions;

/** Where replies and notes are written: two buttons until somebody writes, and the reply is never mistaken for the note. */
export function Composer({ conversation, writing, setWriting, goNext, afterwards }: Props) {
  const { reference } = conversation;
  const [draft, setDraft] = useDraft(reference);
  const area = useRef<HTMLTextAreaElement>(null);
  const send = useSend(conversation, (sent) => {
    setDraft(sent.writing, '');
    setWriting(null);
    if (sent.writing === 'note') say(toasts.noted);
    else if (sent.after === 'done') say(toasts.sentDone);
    else say(sent.after === 'wait' ? toasts.sentWait : toasts.sent);
    if (sent.writing === 'reply' && sent.after === 'done') goNext();
    else afterwards();
  });

  useEffect(() => {
    if (writing) area.current?.focus();
  }, [writing]);

  if (!writing) {
    const kept = draft.reply.trim() ? 'reply' : draft.note.trim() ? 'note' : null;
    return (
      <div className={classes.closed}>
        <button type="button" className={classes.open} onClick={() => setWriting('reply')}>
          {words.replyLabel(conversation.contact?.name || texts.list.anyone)} <KeyHint>r</KeyHint>
        </button>
        <button type="button" className={classes.open} data-writing="note" onClick={() => setWriting('note')}>
          {words.note} <KeyHint>n</KeyHint>
        </button>
        {kept && <span className={classes.kept}>{words.kept}</span>}
      </div>
    );
  }
  return (
    <ComposerForm
      conversation={conversation}
      area={area}
      writing={writing}
      setWriting={setWriting}
      text={draft[writing]}
      setText={(text) => setDraft(writing, text)}
      send={send}
      close={() => {
        setWriting(null);
        afterwards();
      }}
    />
  );
}

/** For the eye only: the help lists every key. */
function KeyHint({ children }: { children: string }) {
  return (
    <span aria-hidden="true" className={classes.key}>
      {children}
    </span>
  );
}
