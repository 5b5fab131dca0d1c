import { texts } from '../texts.js';
import classes from './list-skeleton.module.css';

const WIDTHS = [62, 84, 48, 71, 90, 55, 78, 66, 81, 52, 73, 60];

/** The rows' shape before they are there, so that nothing jumps when they come. */
export function ListSkeleton() {
  return (
    <div className={classes.list} role="status">
      <span className="unseen">{texts.list.loading}</span>
      {WIDTHS.map((width) => (
        <div key={width} className={classes.row} aria-hidden="true">
          <i />
          <b style={{ width: `${width * 0.5}%` }} />
          <b style={{ width: `${width}%` }} />
        </div>
      ))}
    </div>
  );
}
