import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconPlugConnectedX,
  type TablerIcon,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { Channel } from '#api-client';
import { When } from '../dates/when.js';
import { ChannelIcon } from '../frame/channel-icon.js';
import { isManager, useWho } from '../session/who.js';
import { texts } from '../texts.js';
import classes from './channel-card.module.css';
import { ChannelForm } from './channel-form.js';
import { LookStrip } from './look-strip.js';
import { useTries } from './use-tries.js';

const words = texts.channels;
type How = keyof typeof words.state;

const ICONS: Record<How, TablerIcon> = {
  unconfigured: IconCircleDashed,
  working: IconCircleCheck,
  failing: IconAlertTriangle,
  stopped: IconPlugConnectedX,
  off: IconCircleDashed,
};

/** One source: whether it works, in words; when somebody last looked; trying it out; its settings. */
export function ChannelCard({ channel }: { channel: Channel }) {
  const manager = isManager(useWho());
  const [editing, setEditing] = useState(false);
  const { test, look, result } = useTries(channel);
  const how: How = channel.enabled ? channel.state : 'off';
  const Icon = ICONS[how];
  const configured = channel.state !== 'unconfigured';
  return (
    <section className={classes.card} aria-labelledby={`channel-${channel.id}`}>
      <header className={classes.header}>
        <ChannelIcon type={channel.type} size={22} />
        <div className={classes.name}>
          <h2 id={`channel-${channel.id}`}>{channel.name}</h2>
          <p className={classes.address}>{String(channel.settings.address ?? channel.key)}</p>
        </div>
        <div className={classes.actions}>
          {configured && manager && (
            <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
              {words.test}
            </Button>
          )}
          {configured && channel.enabled && (
            <Button variant="default" loading={look.isPending} onClick={() => look.mutate()}>
              {words.look}
            </Button>
          )}
          {manager && !editing && (
            <Button variant={configured ? 'default' : 'filled'} onClick={() => setEditing(true)}>
              {configured ? words.edit : words.setUp}
            </Button>
          )}
        </div>
      </header>
      <p className={classes.state} data-state={how}>
        <Icon size={17} stroke={1.75} aria-hidden="true" />
        <span>
          {words.state[how]}
          {channel.stateReason && `: ${channel.stateReason}`}
        </span>
      </p>
      {configured && (
        <p className={classes.looked}>
          {channel.lookedAt ? (
            <>
              {words.looked} <When at={channel.lookedAt} ago />
            </>
          ) : (
            words.never
          )}
        </p>
      )}
      {configured && <LookStrip id={channel.id} name={channel.name} />}
      <div role="status">
        {result && (
          <p className={classes.result} data-ok={result.ok || undefined}>
            {result.text}
          </p>
        )}
      </div>
      {editing && <ChannelForm channel={channel} close={() => setEditing(false)} />}
      {!manager && !configured && <p className={classes.looked}>{texts.list.noChannelAdvisor}</p>}
    </section>
  );
}
