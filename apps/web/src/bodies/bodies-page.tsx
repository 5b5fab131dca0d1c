import { Button, Skeleton } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { OtherBody } from '#api-client';
import { LoadProblem } from '../frame/load-problem.js';
import { Page } from '../frame/page.js';
import { addressOf } from '../inbox/filter.js';
import { texts } from '../texts.js';
import classes from './bodies-page.module.css';
import { BodyForm } from './body-form.js';
import { bodiesQuery } from './body-queries.js';

const words = texts.bodies;

/** Who looks after what people take for ours, and how much was redirected to each. */
export function BodiesPage() {
  const { data: bodies, error, refetch } = useQuery(bodiesQuery);
  const [opened, setOpened] = useState<string | 'new' | null>(null);
  if (error) return <LoadProblem error={error} again={() => void refetch()} />;
  const taken = bodies?.map(({ key }) => key) ?? [];
  return (
    <Page title={words.title} lead={words.lead}>
      {opened === 'new' ? (
        <BodyForm body={null} taken={taken} close={() => setOpened(null)} />
      ) : (
        <Button
          className={classes.add}
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() => setOpened('new')}
        >
          {words.add}
        </Button>
      )}
      {!bodies && <Skeleton height={120} radius={8} animate={false} />}
      {bodies?.length === 0 && opened !== 'new' && <p className={classes.quiet}>{words.none}</p>}
      <ul className={classes.list}>
        {bodies?.map((body) => (
          <li key={body.key}>
            {opened === body.key ? (
              <BodyForm body={body} taken={taken} close={() => setOpened(null)} />
            ) : (
              <BodyCard body={body} open={() => setOpened(body.key)} />
            )}
          </li>
        ))}
      </ul>
    </Page>
  );
}

function BodyCard({ body, open }: { body: OtherBody; open: () => void }) {
  const { key, name, about, website, telephone, email, redirected } = body;
  const counted = words.counted(redirected.thisMonth, redirected.inAll);
  return (
    <article className={classes.card} aria-label={name}>
      <h2 className={classes.name}>{name}</h2>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPencil size={14} aria-hidden="true" />}
        aria-label={words.edit(name)}
        onClick={open}
      >
        {words.change}
      </Button>
      {about && <p className={classes.about}>{about}</p>}
      <p className={classes.ways}>{[website, telephone, email].filter(Boolean).join(' · ')}</p>
      <p className={classes.counted}>
        {redirected.inAll > 0 ? (
          <Link to={addressOf({ redirectedTo: key })} title={words.show(name)}>
            {counted}
          </Link>
        ) : (
          <span className={classes.quiet}>{counted}</span>
        )}
      </p>
    </article>
  );
}
