import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Team } from '#api-client';
import { allQueuesQuery, teamsQuery, usersQuery } from '../api/queries.js';
import { LoadProblem } from '../frame/load-problem.js';
import { Page } from '../frame/page.js';
import { isManager, useWho } from '../session/who.js';
import { texts } from '../texts.js';
import { QueueForm } from './queue-form.js';
import { TeamForm } from './team-form.js';
import classes from './teams-page.module.css';

const words = texts.people;

/** Who works with whom, and which queue only its teams see. */
export function TeamsPage() {
  const manages = isManager(useWho());
  const teams = useQuery(teamsQuery);
  const queues = useQuery(allQueuesQuery);
  const { data: users = [] } = useQuery(usersQuery);
  const [opened, setOpened] = useState<string | null>(null);
  const close = () => setOpened(null);
  const error = teams.error ?? queues.error;
  if (error)
    return <LoadProblem error={error} again={() => void Promise.all([teams.refetch(), queues.refetch()])} />;
  const namesOf = (team: Team) =>
    users
      .filter(({ id }) => team.members.includes(id))
      .map(({ name }) => name)
      .join(', ');
  const teamNames = (ids: string[]) =>
    teams.data
      ?.filter(({ id }) => ids.includes(id))
      .map(({ name }) => name)
      .join(', ');
  return (
    <Page title={words.teams} lead={words.teamsLead}>
      <section className={classes.section}>
        {opened === 'new' ? (
          <TeamForm team={null} users={users} close={close} />
        ) : (
          manages && (
            <Button variant="default" className={classes.add} onClick={() => setOpened('new')}>
              {words.teamAdd}
            </Button>
          )
        )}
        {!teams.data && <Skeleton height={80} radius={8} animate={false} />}
        {teams.data?.length === 0 && opened !== 'new' && <p className={classes.none}>{words.teamsNone}</p>}
        <ul className={classes.list}>
          {teams.data?.map((team) => (
            <li key={team.id} className={classes.item}>
              {opened === team.id ? (
                <TeamForm team={team} users={users} close={close} />
              ) : (
                <Line
                  name={team.name}
                  about={namesOf(team) || words.nobody}
                  open={manages ? () => setOpened(team.id) : null}
                />
              )}
            </li>
          ))}
        </ul>
      </section>
      <section className={classes.section}>
        <h2>{words.queuesHeading}</h2>
        <ul className={classes.list}>
          {queues.data?.map((queue) => (
            <li key={queue.key} className={classes.item}>
              {opened === `queue ${queue.key}` ? (
                <QueueForm queue={queue} teams={teams.data ?? []} close={close} />
              ) : (
                <Line
                  name={queue.name}
                  about={[queue.restricted ? words.queueRestricted : words.everybody, teamNames(queue.teams)]
                    .filter(Boolean)
                    .join(' · ')}
                  open={manages ? () => setOpened(`queue ${queue.key}`) : null}
                />
              )}
            </li>
          ))}
        </ul>
      </section>
    </Page>
  );
}

function Line({ name, about, open }: { name: string; about: string; open: (() => void) | null }) {
  const inside = (
    <>
      <strong>{name}</strong>
      <span className={classes.about}>{about}</span>
    </>
  );
  if (!open) return <div className={classes.line}>{inside}</div>;
  return (
    <button type="button" className={classes.line} onClick={open}>
      {inside}
      <span className="unseen">, {words.edit}</span>
    </button>
  );
}
