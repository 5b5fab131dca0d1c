import { IconBulb } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { texts } from '../texts.js';
import { plainLanguageQuery } from './composer-queries.js';
import classes from './hint-line.module.css';
import { hintsFor, sentencesOf } from './plain-language.js';

const words = texts.composer;
const LIST = 'plain-language-hints';

/** What would be easier to read, in words. */
export function useHints(html: string): string[] {
  const { data } = useQuery(plainLanguageQuery);
  const settled = useDeferredValue(html);
  const hints = useMemo(() => (data ? hintsFor(sentencesOf(settled), data) : []), [data, settled]);
  return hints.map(({ kind, found, better }) =>
    kind === 'long' ? words.longSentence(better, found.slice(0, 60)) : words.jargon(found, better),
  );
}

interface Props {
  hints: string[];
  /** Whether the others are shown as well. */
  opened: boolean;
  toggle: () => void;
}

/** One quiet line on what would be easier to read, which opens to the rest; it never stands in the way of sending. */
export function HintLine({ hints: [first, ...rest], opened, toggle }: Props) {
  if (!first) return null;
  return (
    <span className={classes.line}>
      <IconBulb size={14} stroke={1.75} aria-hidden="true" />
      <span>{first}</span>
      {rest.length > 0 && (
        <button
          type="button"
          className={classes.more}
          aria-expanded={opened}
          aria-controls={opened ? LIST : undefined}
          onClick={toggle}
        >
          {words.moreHints(rest.length)}
        </button>
      )}
    </span>
  );
}

/** All the others. */
export function HintList({ hints: [, ...rest] }: Pick<Props, 'hints'>) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // Its promise must not be taken for what cleans up.
    void list.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  if (rest.length === 0) return null;
  return (
    <ul ref={list} id={LIST} className={classes.list} aria-label={words.hints}>
      {rest.map((hint, at) => (
        <li key={at}>{hint}</li>
      ))}
    </ul>
  );
}
