import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import type { RuleFinding } from '#api-client';
import classes from './rules-page.module.css';

/** What is wrong, and what is worth a second look; in words and by a sign, not by colour alone. */
export function FindingLines({ findings }: { findings: RuleFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul className={classes.findings}>
      {findings.map(({ severity, path, message }) => {
        const Sign = severity === 'error' ? IconCircleX : IconAlertTriangle;
        return (
          <li key={`${path} ${message}`} data-severity={severity}>
            <Sign size={16} stroke={1.75} aria-hidden="true" />
            <span>{message}</span>
          </li>
        );
      })}
    </ul>
  );
}
