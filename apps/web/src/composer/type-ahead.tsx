import { useLayoutEffect, useRef, useState } from 'react';
import classes from './composer.module.css';
import { asParagraphs } from './paragraphs.js';

interface Props {
  label: string;
  /** What was written before. */
  html: string;
  takesFocus: () => boolean;
  onChange: (html: string) => void;
}

/** Takes what is typed before the editor is there, so that no letter is lost and none is taken for a key. */
export function TypeAhead({ label, html, takesFocus, onChange }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const before = useRef(html);
  const [typed, setTyped] = useState('');
  useLayoutEffect(() => {
    if (takesFocus()) area.current?.focus();
  }, []);
  return (
    <textarea
      ref={area}
      className={classes.ahead}
      aria-label={label}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(before.current + asParagraphs(event.currentTarget.value));
      }}
    />
  );
}
