import { useQuery } from '@tanstack/react-query';
import { channelsQuery, noticesQuery, queuesQuery, viewsQuery } from '../api/queries.js';
import { isManager, useWho } from '../session/who.js';
import { texts } from '../texts.js';
import { ChannelLines } from './channel-lines.js';
import { PersonMenu } from './person-menu.js';
import classes from './sidebar.module.css';
import { SidebarLink } from './sidebar-link.js';

const words = texts.frame;

export function Sidebar() {
  const who = useWho();
  const { data: views } = useQuery(viewsQuery);
  const { data: queues } = useQuery(queuesQuery);
  const { data: channels } = useQuery(channelsQuery);
  const { data: notices } = useQuery(noticesQuery);
  const setAside = notices?.find(({ kind }) => kind === 'quarantined')?.count ?? 0;
  return (
    <div className={classes.sidebar}>
      <header className={classes.brand}>
        <img src="/favicon.svg" alt="" width={22} height={22} />
        <span>
          <strong>{texts.product}</strong>
          <small>{who.organisation.name}</small>
        </span>
      </header>
      <nav className={classes.nav} aria-label={words.navigation}>
        <section>
          <h2 className={classes.heading}>{words.views}</h2>
          <ul>
            {views?.map(({ key, name, query, open }) => (
              <li key={key}>
                <SidebarLink
                  query={query}
                  name={name}
                  open={open}
                  tone={key === 'overdue' ? 'overdue' : 'plain'}
                />
              </li>
            )) ?? <Bones lines={6} />}
            {views && (
              <li>
                <SidebarLink query="status=done" name={texts.conversation.status.done} />
              </li>
            )}
          </ul>
        </section>
        <section>
          <h2 className={classes.heading}>{words.queues}</h2>
          <ul>
            {queues?.map(({ key, name, open, dueToday, overdue }) => (
              <li key={key}>
                <SidebarLink
                  query={`queue=${key}`}
                  name={name}
                  open={open}
                  dueToday={dueToday}
                  overdue={overdue}
                />
              </li>
            )) ?? <Bones lines={5} />}
          </ul>
        </section>
        <section>
          <h2 className={classes.heading}>{words.channels}</h2>
          {channels ? <ChannelLines channels={channels} /> : <Bones lines={1} />}
        </section>
        {isManager(who) && (
          <section>
            <h2 className={classes.heading}>{words.manage}</h2>
            <ul>
              <li>
                <SidebarLink to="/set-aside" name={words.setAside} open={setAside} />
              </li>
            </ul>
          </section>
        )}
      </nav>
      <PersonMenu />
    </div>
  );
}

function Bones({ lines }: { lines: number }) {
  return Array.from({ length: lines }, (_, index) => (
    <li key={index} className={classes.bone} aria-hidden="true" />
  ));
}
