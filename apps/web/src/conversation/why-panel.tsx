import { useQuery } from '@tanstack/react-query';
import type { Conversation } from '#api-client';
import { queuesQuery } from '../api/queries.js';
import { texts } from '../texts.js';
import classes from './panel.module.css';

const words = texts.conversation;

/** Which rules were asked when it came in, and what each of them said. */
export function WhyPanel({ conversation }: { conversation: Conversation }) {
  const { data: queues } = useQuery(queuesQuery);
  const { sentences, trace, ruleVersion } = conversation.routedBy;
  // One sentence a rule, in the same order.
  const matched = sentences.filter((_, index) => trace[index]?.outcome === 'matched');
  const others = sentences.filter((sentence) => !matched.includes(sentence));
  const queue = queues?.find(({ key }) => key === conversation.queue)?.name ?? conversation.queue;
  return (
    <div className={classes.stack}>
      <p>{words.whyNow(queue)}</p>
      {sentences.length === 0 && <p>{words.whyNone}</p>}
      {sentences.length > 0 && matched.length === 0 && <p>{words.whyNoMatch}</p>}
      <Sentences sentences={matched} matched />
      {others.length > 0 && (
        <details className={classes.days}>
          <summary>{words.whyOthers(others.length)}</summary>
          <Sentences sentences={others} />
        </details>
      )}
      {ruleVersion !== null && <p className={classes.small}>{words.whyRules(ruleVersion)}</p>}
      {conversation.tags.length > 0 && (
        <p className={classes.tags}>
          {conversation.tags.map((tag) => (
            <span key={tag}>{tag}</span>
          ))}
        </p>
      )}
    </div>
  );
}

function Sentences({ sentences, matched = false }: { sentences: string[]; matched?: boolean }) {
  return (
    <ol className={classes.sentences} data-matched={matched || undefined}>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ol>
  );
}
