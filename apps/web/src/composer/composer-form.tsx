import { Button, CloseButton, Textarea } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import type { RefObject } from 'react';
import type { Conversation } from '#api-client';
import { Problem } from '../api/problem.js';
import { Mistake } from '../frame/mistake.js';
import { texts } from '../texts.js';
import classes from './composer.module.css';
import { SendButton, useKeptAfter } from './send-button.js';
import type { Writing } from './use-draft.js';
import type { After, Sending } from './use-send.js';

interface Props {
  conversation: Conversation;
  area: RefObject<HTMLTextAreaElement | null>;
  writing: Writing;
  setWriting: (writing: Writing) => void;
  text: string;
  setText: (text: string) => void;
  send: UseMutationResult<Conversation, Error, Sending>;
  close: () => void;
}

const words = texts.composer;

export function ComposerForm({ conversation, area, writing, setWriting, text, setText, send, close }: Props) {
  const [after, setAfter] = useKeptAfter();
  const note = writing === 'note';
  const name = conversation.contact?.name || conversation.contact?.address || texts.list.anyone;
  const label = note ? words.noteLabel : words.replyLabel(name);
  const go = (how: After) => {
    if (text.trim() && !send.isPending) send.mutate({ writing, text, after: how });
    else area.current?.focus();
  };
  const stale = send.error instanceof Problem && send.error.code === 'stale-version';
  return (
    <form
      className={classes.form}
      data-writing={writing}
      onSubmit={(event) => {
        event.preventDefault();
        go(note ? 'stay' : after);
      }}
    >
      <div className={classes.head}>
        <fieldset className={classes.modes} aria-label={words.mode}>
          {(['reply', 'note'] as const).map((each) => (
            <button key={each} type="button" aria-pressed={each === writing} onClick={() => setWriting(each)}>
              {words[each]}
            </button>
          ))}
        </fieldset>
        <span className={classes.to}>
          {note ? texts.conversation.noteFor : `${words.to} ${name}`}
          {!note && conversation.contact?.address && conversation.contact.address !== name && (
            <span className={classes.address}> {conversation.contact.address}</span>
          )}
        </span>
        <CloseButton size="sm" aria-label={texts.keys.close} onClick={close} />
      </div>
      {send.error && (
        <Mistake title={stale ? words.stale : note ? words.failedNote : words.failed}>
          {stale ? `${send.error.message} ${words.staleKept} ${words.staleLook}` : send.error.message}
        </Mistake>
      )}
      <Textarea
        ref={area}
        variant="unstyled"
        autosize
        minRows={4}
        maxRows={14}
        aria-label={label}
        placeholder={note ? words.notePlaceholder : words.replyPlaceholder}
        classNames={{ input: classes.area }}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            go(note ? 'stay' : after);
          } else if (event.key === 'Escape') {
            event.stopPropagation();
            close();
          }
        }}
      />
      <div className={classes.foot}>
        <span className={classes.hint}>{text.trim() ? words.keptHere : note ? '' : words.templated}</span>
        {note ? (
          <Button
            type="submit"
            color="yellow"
            variant="default"
            loading={send.isPending}
            disabled={!text.trim()}
          >
            {words.keepNote}
          </Button>
        ) : (
          <SendButton
            after={after}
            setAfter={setAfter}
            go={go}
            pending={send.isPending}
            disabled={!text.trim()}
          />
        )}
      </div>
    </form>
  );
}
