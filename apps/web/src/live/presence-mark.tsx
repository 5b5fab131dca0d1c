import { IconEye, IconPencil } from '@tabler/icons-react';
import { useWho } from '../session/who.js';
import { texts } from '../texts.js';
import classes from './presence-mark.module.css';
import { usePresent } from './presence-store.js';

/** Who else is at a conversation: in a row as an icon with the names on hover, beside the conversation in words. */
export function PresenceMark({ reference, words = false }: { reference: string; words?: boolean }) {
  const who = useWho();
  const others = usePresent(reference).filter(({ id }) => id !== who.id);
  if (others.length === 0) return null;
  const writing = others.some(({ doing }) => doing === 'writing');
  const said = others
    .map(({ name, doing }) => (doing === 'writing' ? texts.live.writing(name) : texts.live.viewing(name)))
    .join(', ');
  const Icon = writing ? IconPencil : IconEye;
  return (
    <span className={classes.mark} data-writing={writing || undefined} title={words ? undefined : said}>
      <Icon size={14} stroke={1.75} aria-hidden="true" />
      <span className={words ? undefined : 'unseen'}>{said}</span>
    </span>
  );
}
