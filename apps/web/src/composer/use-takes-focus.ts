import { useRef } from 'react';

/**
 * Says whether the text takes the focus as it comes: always when one begins to write, and later, as the editor comes
 * where a plain field stood, only from that field. Whoever went on meanwhile, in the form or beside it, is not called back.
 */
export function useTakesFocus(): () => boolean {
  const begun = useRef(false);
  return () => {
    const first = !begun.current;
    begun.current = true;
    return first || !isElsewhere();
  };
}

/** What is gone leaves the focus to the page itself; choosing a way of writing leads to the text. */
function isElsewhere(): boolean {
  const at = document.activeElement;
  return at !== null && at !== document.body && !at.closest('form[data-writing] fieldset');
}
