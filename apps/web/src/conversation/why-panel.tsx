import { useQuery } from '@tanstack/react-query';
import type { Conversation } from '#api-client';
import { queuesQuery } from '../api/queries.js';
import { texts } from '../texts.js';
import classes from './panel.module.css';

const words = texts.conversation;

/** Which rules were asked when it came in, and what each of them said. */
export function WhyPanel({ conversation }: { conversation: Conversation }) {
  const { data: queues } = useQuery(queuesQuery);
  const { sentences, ruleVersion } = conversation.routedBy;
  const queue = queues?.find(({ key }) => key === conversation.queue)?.name ?? conversation.queue;
  return (
    <div className={classes.stack}>
      <p>{words.whyNow(queue)}</p>
      {sentences.length > 0 ? (
        <ol className={classes.sentences}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
      ) : (
        <p>{words.whyNone}</p>
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
