import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Conversation } from '#api-client';
import { relatedQuery } from '../api/contact-queries.js';
import { LoadProblem } from '../frame/load-problem.js';
import { texts } from '../texts.js';
import classes from './panel.module.css';
import { RelatedList } from './related-list.js';
import type { Handling } from './use-handling.js';

const words = texts.message.related;
const button = { size: 'compact-sm', variant: 'default' } as const;

/** What may be the same matter, and why it is thought so. */
export function RelatedPanel({ conversation, handling }: { conversation: Conversation; handling: Handling }) {
  const { data, error, refetch } = useQuery(relatedQuery(conversation.reference));
  if (error) return <LoadProblem error={error} again={() => void refetch()} />;
  if (!data)
    return (
      <p role="status" className={classes.small}>
        {words.loading}
      </p>
    );
  if (data.length === 0) return <p className={classes.stack}>{words.none}</p>;
  const linked = new Set(conversation.links.map(({ reference }) => reference));
  return (
    <RelatedList
      items={data}
      actions={({ reference }) =>
        conversation.mergedInto ? null : (
          <div className={classes.actions}>
            <Button {...button} onClick={() => void handling.merge(reference)}>
              {texts.handling.mergeGo}
            </Button>
            {!linked.has(reference) && (
              <Button {...button} onClick={() => void handling.link(reference)}>
                {texts.handling.linkGo}
              </Button>
            )}
          </div>
        )
      }
    />
  );
}
