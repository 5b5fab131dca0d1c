import classes from './row-pick.module.css';

interface Props {
  label: string;
  checked: boolean;
  /** Something is selected already, so that every row shows its box. */
  shown: boolean;
  reachable: boolean;
  pick: (extend: boolean) => void;
}

/** The box that selects a row, in the place of the channel's icon. */
export function RowPick({ label, checked, shown, reachable, pick }: Props) {
  return (
    <label className={classes.pick} data-shown={shown || undefined}>
      <input
        type="checkbox"
        className={classes.box}
        checked={checked}
        tabIndex={reachable ? 0 : -1}
        aria-label={label}
        onChange={(event) => pick((event.nativeEvent as MouseEvent).shiftKey === true)}
      />
    </label>
  );
}
