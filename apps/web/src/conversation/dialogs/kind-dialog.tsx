import { useQuery } from '@tanstack/react-query';
import type { Conversation } from '#api-client';
import { filterOptionsQuery } from '../../api/queries.js';
import { Dialog } from '../../frame/dialog.js';
import { texts } from '../../texts.js';
import type { Handling } from '../use-handling.js';
import classes from './dialog.module.css';

const words = texts.handling;

/** What it is taken for; what is promised changes with it. */
export function KindDialog({
  conversation,
  handling,
  close,
}: {
  conversation: Conversation;
  handling: Handling;
  close: () => void;
}) {
  const { data: options } = useQuery(filterOptionsQuery);
  const kinds = options?.kinds ?? [];
  return (
    <Dialog opened onClose={close} title={words.kind} size={420}>
      <ul className={classes.choices}>
        {kinds.map((kind) => (
          <li key={kind.key}>
            <button
              type="button"
              className={classes.choice}
              aria-current={kind.key === conversation.kind || undefined}
              data-autofocus={kind.key === conversation.kind || undefined}
              onClick={() => {
                close();
                void handling.changeKind(kind);
              }}
            >
              {kind.name.charAt(0).toUpperCase() + kind.name.slice(1)}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
