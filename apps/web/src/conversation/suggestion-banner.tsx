import { IconLink } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Conversation } from '#api-client';
import { texts } from '../texts.js';
import classes from './suggestion-banner.module.css';

/** Another conversation that this one may belong to; nothing is joined until somebody has looked. */
export function SuggestionBanner({ suggestion }: { suggestion: NonNullable<Conversation['suggestion']> }) {
  const { reference, reason } = suggestion;
  return (
    <p className={classes.banner}>
      <IconLink size={16} stroke={1.75} aria-hidden="true" />
      <span>
        {texts.conversation.suggestion} <Link to={`/conversations/${reference}`}>{reference}</Link>
        {`. ${reason}`}
      </span>
    </p>
  );
}
