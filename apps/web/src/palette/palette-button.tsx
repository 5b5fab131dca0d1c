import { IconSearch } from '@tabler/icons-react';
import { texts } from '../texts.js';
import classes from './palette-button.module.css';

const KEY = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K';

export function PaletteButton({ open }: { open: () => void }) {
  return (
    <button type="button" className={classes.button} onClick={open} aria-haspopup="dialog">
      <IconSearch size={16} stroke={1.75} aria-hidden="true" />
      <span className={classes.word}>{texts.palette.button}</span>
      <span className={classes.key} aria-hidden="true">
        {KEY}
      </span>
    </button>
  );
}
