import { Button } from '@mantine/core';
import { IconMailPause } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import type { Conversation } from '#api-client';
import { useDayContext } from '../dates/clock-context.js';
import { sayDay } from '../dates/say-when.js';
import { lazily } from '../lazily.js';
import { texts } from '../texts.js';
import classes from './suggestion-banner.module.css';
import type { Handling } from './use-handling.js';

const ExtendDialog = lazily(async () => (await import('./dialogs/extend-dialog.js')).ExtendDialog);

const words = texts.handling;

/** Word of a delay that a warning made ready: nothing goes out until somebody has read it. */
export function DelayBanner({ conversation, handling }: { conversation: Conversation; handling: Handling }) {
  const context = useDayContext();
  const [reading, setReading] = useState(false);
  const { delay, mergedInto } = conversation;
  if (!delay?.draft || mergedInto) return null;
  return (
    <div className={classes.banner}>
      <IconMailPause size={16} stroke={1.75} aria-hidden="true" />
      <span>{words.draftReady(delay.name, sayDay(Temporal.PlainDate.from(delay.due), context))}</span>
      <Button size="compact-sm" variant="default" onClick={() => setReading(true)}>
        {words.draftRead}
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={() => void handling.dropApology()}>
        {words.draftDrop}
      </Button>
      {reading && (
        <Suspense>
          <ExtendDialog conversation={conversation} handling={handling} close={() => setReading(false)} />
        </Suspense>
      )}
    </div>
  );
}
