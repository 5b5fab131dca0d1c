import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CannedReply } from '#api-client';
import { queuesQuery } from '../api/queries.js';
import { cannedRepliesQuery } from '../composer/composer-queries.js';
import { LoadProblem } from '../frame/load-problem.js';
import { Page } from '../frame/page.js';
import { texts } from '../texts.js';
import classes from './canned-replies-page.module.css';
import { CannedReplyForm } from './canned-reply-form.js';

const words = texts.cannedReplies;

/** Words that are needed again and again, kept by the managers. */
export function CannedRepliesPage() {
  const { data: replies, error, refetch } = useQuery(cannedRepliesQuery);
  const { data: queues = [] } = useQuery(queuesQuery);
  const [opened, setOpened] = useState<CannedReply | 'new' | null>(null);
  const where = (key: string | null) =>
    queues.find((queue) => queue.key === key)?.name ?? key ?? words.everywhere;
  if (error) return <LoadProblem error={error} again={() => void refetch()} />;
  return (
    <Page title={words.title} lead={words.lead}>
      {opened === 'new' ? (
        <CannedReplyForm reply={null} close={() => setOpened(null)} />
      ) : (
        <Button className={classes.add} variant="default" onClick={() => setOpened('new')}>
          {words.add}
        </Button>
      )}
      {!replies && <Skeleton height={120} radius={8} animate={false} />}
      {replies?.length === 0 && opened !== 'new' && <p className={classes.none}>{words.none}</p>}
      <ul className={classes.list}>
        {replies?.map((reply) => (
          <li key={reply.id} className={classes.reply}>
            {opened !== 'new' && opened?.id === reply.id ? (
              <CannedReplyForm reply={reply} close={() => setOpened(null)} />
            ) : (
              <button type="button" className={classes.open} onClick={() => setOpened(reply)}>
                <strong>{reply.name}</strong>
                <span className={classes.where}>{where(reply.queue)}</span>
                <span className={classes.beginning}>{reply.body.slice(0, 160)}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </Page>
  );
}
