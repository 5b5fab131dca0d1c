import { IconAlertCircle, IconChevronDown, IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Who } from '#api-client';
import { noticesQuery } from '../api/queries.js';
import { addressOf } from '../inbox/filter.js';
import { useLive } from '../live/live-provider.js';
import { isManager, useWho } from '../session/who.js';
import { texts } from '../texts.js';
import classes from './notices-line.module.css';

/** Where to go about a kind of notice; what is set aside is looked after by managers alone. */
const placesFor = (who: Who): Record<string, string> => ({
  channel: '/channels',
  'not-delivered': addressOf({ delivery: 'failed' }),
  ...(isManager(who) ? { quarantined: '/set-aside' } : {}),
});

/** One calm line above everything: what needs attention, and whether the live line is down. */
export function NoticesLine() {
  const { data: notices = [] } = useQuery(noticesQuery);
  const live = useLive();
  const places = placesFor(useWho());
  return (
    <>
      <div role="status">
        {!live && (
          <p className={classes.down}>
            <IconPlugConnectedX size={16} stroke={1.75} aria-hidden="true" />
            {texts.frame.lineDown}
          </p>
        )}
      </div>
      {notices.length > 0 && (
        <details className={classes.notices}>
          <summary>
            <IconAlertCircle size={16} stroke={1.75} aria-hidden="true" className={classes.icon} />
            <span>{texts.frame.notices(notices.length)}</span>
            <IconChevronDown size={14} stroke={1.75} aria-hidden="true" className={classes.chevron} />
          </summary>
          <ul>
            {notices.map(({ kind, text, count }) => (
              <li key={kind + text}>
                {places[kind] ? <Link to={places[kind]}>{text}</Link> : text}
                {count > 1 && <span className={classes.count}>{count}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
