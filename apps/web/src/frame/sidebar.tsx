import { IconChevronRight, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'react-router';
import { channelsQuery, noticesQuery, queuesQuery, savedViewsQuery, viewsQuery } from '../api/queries.js';
import { filterFrom } from '../inbox/filter.js';
import { PaletteButton } from '../palette/palette-button.js';
import { useWho } from '../session/who.js';
import { texts } from '../texts.js';
import { ChannelLines } from './channel-lines.js';
import { useFrame } from './frame-context.js';
import { pagesToManage } from './pages.js';
import { PersonMenu } from './person-menu.js';
import classes from './sidebar.module.css';
import { SidebarLink } from './sidebar-link.js';

const words = texts.frame;

export function Sidebar() {
  const who = useWho();
  const { openPalette } = useFrame();
  const { pathname } = useLocation();
  const { data: views } = useQuery(viewsQuery);
  const { data: saved } = useQuery(savedViewsQuery);
  const { data: queues } = useQuery(queuesQuery);
  const { data: channels } = useQuery(channelsQuery);
  const { data: notices } = useQuery(noticesQuery);
  const setAside = notices?.find(({ kind }) => kind === 'quarantined')?.count ?? 0;
  const managed = pagesToManage(who);
  return (
    <div className={classes.sidebar}>
      <header className={classes.brand}>
        <img src="/favicon.svg" alt="" width={22} height={22} />
        <span>
          <strong>{texts.product}</strong>
          <small>{who.organisation.name}</small>
        </span>
      </header>
      <div className={classes.find}>
        <PaletteButton open={openPalette} />
      </div>
      <nav className={classes.nav} aria-label={words.navigation}>
        <section>
          <h2 className={classes.heading}>{words.views}</h2>
          <ul>
            {views?.map(({ key, name, query, open, dueToday, overdue }) => (
              <li key={key}>
                <SidebarLink
                  query={query}
                  name={name}
                  open={open ?? 0}
                  {...dueIn(query, dueToday, overdue)}
                  tone={key === 'overdue' ? 'overdue' : 'plain'}
                />
              </li>
            )) ?? <Bones lines={8} />}
          </ul>
        </section>
        {saved && saved.length > 0 && (
          <section>
            <h2 className={classes.heading}>{texts.views.heading}</h2>
            <ul>
              {saved.map(({ id, name, query, open, dueToday, overdue, team, owner }) => (
                <li key={id}>
                  <SidebarLink
                    query={query}
                    name={name}
                    open={open ?? 0}
                    {...dueIn(query, dueToday, overdue)}
                    capped
                    icon={team && <IconUsers size={14} stroke={1.75} aria-hidden="true" />}
                    hint={team ? texts.views.sharedBy(owner.name, team.name) : undefined}
                  />
                </li>
              ))}
            </ul>
          </section>
        )}
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
          <h2 className={classes.heading}>
            <Link
              to="/channels"
              className={classes.toPage}
              title={words.toChannels}
              aria-current={pathname === '/channels' ? 'page' : undefined}
            >
              {words.channels}
              <IconChevronRight size={14} stroke={1.75} aria-hidden="true" />
            </Link>
          </h2>
          {channels ? <ChannelLines channels={channels} /> : <Bones lines={1} />}
        </section>
        {managed.length > 0 && (
          <section>
            <h2 className={classes.heading}>{words.manage}</h2>
            <ul>
              {managed.map(({ to, name }) => (
                <li key={to}>
                  <SidebarLink to={to} name={name} open={to === '/set-aside' ? setAside : 0} />
                </li>
              ))}
            </ul>
          </section>
        )}
      </nav>
      <PersonMenu />
    </div>
  );
}

/** What is due in a list; one that holds nothing else says so by its name. */
function dueIn(query: string, dueToday: number | null, overdue: number | null) {
  const { due } = filterFrom(new URLSearchParams(query));
  return due ? {} : { dueToday: dueToday ?? 0, overdue: overdue ?? 0 };
}

function Bones({ lines }: { lines: number }) {
  return Array.from({ length: lines }, (_, index) => (
    <li key={index} className={classes.bone} aria-hidden="true" />
  ));
}
