import { type RefObject, useEffect, useRef } from 'react';

/** Takes the files that are dropped on the conversation, beside the text as well: on the messages, the head, the form. */
export function useFilesDropped(
  form: RefObject<HTMLFormElement | null>,
  attach: (files: Iterable<File>) => void,
): void {
  const latest = useRef(attach);
  latest.current = attach;
  useEffect(() => {
    const conversation = form.current?.closest('section');
    if (!conversation) return;
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      // The text takes what falls into it by itself.
      if (event.defaultPrevented || files.length === 0) return;
      event.preventDefault();
      latest.current(files);
    };
    conversation.addEventListener('dragover', over);
    conversation.addEventListener('drop', drop);
    return () => {
      conversation.removeEventListener('dragover', over);
      conversation.removeEventListener('drop', drop);
    };
  }, [form]);
}
