import { Dialog } from '../../frame/dialog.js';
import classes from './dialog.module.css';

interface Props {
  title: string;
  among: { reference: string; subject: string }[];
  choose: (reference: string) => void;
  close: () => void;
}

/** Of several, the one that is meant. */
export function WhichDialog({ title, among, choose, close }: Props) {
  return (
    <Dialog opened onClose={close} title={title} size={420}>
      <ul className={classes.choices}>
        {among.map(({ reference, subject }, place) => (
          <li key={reference}>
            <button
              type="button"
              className={classes.choice}
              data-autofocus={place === 0 || undefined}
              onClick={() => {
                close();
                choose(reference);
              }}
            >
              {reference} {subject}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
