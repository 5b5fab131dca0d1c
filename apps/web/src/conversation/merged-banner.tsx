import { Button } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Conversation } from '#api-client';
import { useCommands } from '../keyboard/commands.js';
import { texts } from '../texts.js';
import classes from './suggestion-banner.module.css';
import type { Handling } from './use-handling.js';

const words = texts.handling;

/** Says on both what was merged into what, with the way back. */
export function MergedBanner({ conversation, handling }: { conversation: Conversation; handling: Handling }) {
  const { reference, merged, mergedInto } = conversation;
  // Where others were merged into it, the menu asks which.
  useCommands(
    mergedInto
      ? [
          {
            id: 'unmerge',
            label: words.unmerge,
            keys: ['Shift+u'],
            run: () => void handling.unmerge(reference, mergedInto),
          },
        ]
      : [],
  );
  if (mergedInto) {
    const back = () => void handling.unmerge(reference, mergedInto);
    return <Line other={mergedInto} lead={words.merged} back={back} />;
  }
  return merged.map((part) => (
    <Line
      key={part.reference}
      other={part.reference}
      lead={words.mergedParts}
      back={() => void handling.unmerge(part.reference, reference)}
    />
  ));
}

function Line({ lead, other, back }: { lead: string; other: string; back: () => void }) {
  return (
    <div className={classes.banner}>
      <IconArrowMerge size={16} stroke={1.75} aria-hidden="true" />
      <span>
        {lead} <Link to={`/conversations/${other}`}>{other}</Link>
      </span>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        title={`${words.unmerge} (Shift+u)`}
        onClick={back}
      >
        {words.unmerge}
      </Button>
    </div>
  );
}
