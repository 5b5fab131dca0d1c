import { Button } from '@mantine/core';
import type { Draft } from '#api-client';
import { When } from '../dates/when.js';
import { texts } from '../texts.js';
import classes from './composer.module.css';

const words = texts.composer;

interface Props {
  draft: Draft | null;
  choose: (which: 'mine' | 'other') => void;
}

/** Two devices wrote at once: both are kept until the person says which it is to be. */
export function OtherDraft({ draft, choose }: Props) {
  const { html = '', note = '' } = draft?.content ?? {};
  const beginning = `${html} ${note}`
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return (
    <div role="alert" className={classes.guard}>
      <div className={classes.guardWords}>
        <strong>{draft ? words.otherTitle : words.otherGone}</strong>
        {draft && (
          <p className={classes.other}>
            <When at={draft.updatedAt} ago /> · {beginning.slice(0, 160)}
          </p>
        )}
        <div className={classes.guardFoot}>
          <Button size="compact-md" onClick={() => choose('mine')}>
            {words.otherMine}
          </Button>
          <Button size="compact-md" variant="default" onClick={() => choose('other')}>
            {draft ? words.otherTheirs : words.otherDiscard}
          </Button>
        </div>
      </div>
    </div>
  );
}
