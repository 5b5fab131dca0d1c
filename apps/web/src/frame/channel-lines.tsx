import { Link } from 'react-router';
import type { Channel } from '#api-client';
import { addressOf } from '../inbox/filter.js';
import { useShows } from '../inbox/use-shows.js';
import { texts } from '../texts.js';
import { ChannelIcon } from './channel-icon.js';
import classes from './sidebar.module.css';

/** The sources and how they are, each leading to what came by it; one that works needs no word, only its mark. */
export function ChannelLines({ channels }: { channels: Channel[] }) {
  const shows = useShows();
  return (
    <ul>
      {channels.map(({ id, key, name, type, state, enabled }) => {
        const how = enabled ? state : 'off';
        return (
          <li key={id}>
            <Link
              to={addressOf({ channel: key })}
              className={classes.channel}
              aria-current={shows({ channel: key }) ? 'page' : undefined}
            >
              <ChannelIcon type={type} size={16} />
              <span className={classes.name}>
                {name}
                {how !== 'working' && (
                  <small className={classes.state} data-state={how}>
                    {texts.frame.channelState[how]}
                  </small>
                )}
              </span>
              {how === 'working' && (
                <span className={classes.works} title={texts.frame.channelState.working}>
                  <span className="unseen">, {texts.frame.channelState.working}</span>
                </span>
              )}
            </Link>
          </li>
        );
      })}
      {channels.length === 0 && (
        <li>
          <Link to="/channels" className={classes.link}>
            {texts.list.toChannels}
          </Link>
        </li>
      )}
    </ul>
  );
}
