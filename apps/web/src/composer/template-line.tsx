import { useQuery } from '@tanstack/react-query';
import type { Conversation } from '#api-client';
import { texts } from '../texts.js';
import classes from './composer.module.css';
import { aroundQuery } from './composer-queries.js';

const words = texts.composer;

/** What the template puts around the words: one line, all of it on demand. */
export function TemplateLine({ conversation, holding }: { conversation: Conversation; holding: boolean }) {
  const { data } = useQuery(aroundQuery(conversation, holding));
  if (!data) return <span className={classes.around}>{words.templated}</span>;
  const line = data.after.split('\n').filter(Boolean).slice(0, 3).join(' · ');
  return (
    <details className={classes.around}>
      <summary>
        {words.added} {line}
      </summary>
      {data.before && <pre className={classes.aroundText}>{data.before}</pre>}
      <pre className={classes.aroundText}>{data.after}</pre>
    </details>
  );
}
