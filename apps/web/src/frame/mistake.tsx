import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './mistake.module.css';

/** Says in place what went wrong; read out as soon as it appears. */
export function Mistake({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <div role="alert" className={classes.mistake}>
      <IconAlertTriangle size={18} stroke={1.75} aria-hidden="true" className={classes.icon} />
      <div>
        {title && <strong className={classes.title}>{title}</strong>}
        <div>{children}</div>
      </div>
    </div>
  );
}
