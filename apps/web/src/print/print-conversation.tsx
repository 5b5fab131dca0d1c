import { Button, Checkbox } from '@mantine/core';
import { useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import type { Conversation } from '#api-client';
import { Dialog } from '../frame/dialog.js';
import { useCommands } from '../keyboard/commands.js';
import { texts } from '../texts.js';
import { PrintSheet } from './print-sheet.js';
import classes from './print-sheet.module.css';

const words = texts.message.print;

/** Lays the whole conversation on paper: by the command and from the menu, which ask about notes, or by the browser's own, without them. */
export function PrintConversation({
  conversation,
  asking,
  setAsking,
}: {
  conversation: Conversation;
  asking: boolean;
  setAsking: (asking: boolean) => void;
}) {
  const [notes, setNotes] = useState(false);
  const [printing, setPrinting] = useState(false);
  useCommands([{ id: 'print', label: words.title, run: () => setAsking(true) }]);
  useEffect(() => {
    // The browser takes its picture as soon as this has been told.
    const before = () => flushSync(() => setPrinting(true));
    const after = () => {
      setPrinting(false);
      setNotes(false);
    };
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  const print = () => {
    flushSync(() => setAsking(false));
    window.print();
  };
  return (
    <>
      <Dialog opened={asking} onClose={() => setAsking(false)} title={words.title}>
        <Checkbox
          label={words.notes}
          description={words.notesHint}
          checked={notes}
          onChange={(event) => setNotes(event.currentTarget.checked)}
        />
        <div className={classes.buttons}>
          <Button onClick={print}>{words.go}</Button>
          <Button variant="subtle" color="gray" onClick={() => setAsking(false)}>
            {words.cancel}
          </Button>
        </div>
      </Dialog>
      {printing && createPortal(<PrintSheet conversation={conversation} notes={notes} />, document.body)}
    </>
  );
}
