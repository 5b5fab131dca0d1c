import { Button } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Conversation } from '#api-client';
import { useCommands } from '../keyboard/commands.js';
import { texts } from '../texts.js';
import classes from './suggestion-banner.module.css';
import type { Handling } from './use-handling.js';

interface Props {
  suggestion: NonNullable<Conversation['suggestion']>;
  handling: Handling;
}

/** Another conversation that this one may belong to; nothing is joined until somebody has looked, and then by one key. */
export function SuggestionBanner({ suggestion: { reference, reason }, handling }: Props) {
  const join = () => void handling.merge(reference);
  useCommands([{ id: 'join', label: texts.handling.join, keys: ['Shift+m'], run: join }]);
  return (
    <div className={classes.banner}>
      <IconLink size={16} stroke={1.75} aria-hidden="true" />
      <span>
        {texts.conversation.suggestion} <Link to={`/conversations/${reference}`}>{reference}</Link>
        {`. ${reason}`}
      </span>
      <Button size="compact-sm" variant="default" title={`${texts.handling.join} (Shift+m)`} onClick={join}>
        {texts.handling.join}
      </Button>
    </div>
  );
}
