import type { ReactNode } from 'react';
import { texts } from '../texts.js';
import { NavigationButton } from './navigation-button.js';
import classes from './page.module.css';

/** A page beside the inbox: a heading, what it is for, and its content. */
export function Page({
  title,
  lead,
  wide = false,
  children,
}: {
  title: string;
  lead?: string;
  /** More than one column stands side by side. */
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <main id="main" tabIndex={-1} className={classes.page}>
      <title>{`${title} · ${texts.product}`}</title>
      <div className={classes.column} data-wide={wide || undefined}>
        <header className={classes.header}>
          <NavigationButton />
          <div>
            <h1 className={classes.title}>{title}</h1>
            {lead && <p className={classes.lead}>{lead}</p>}
          </div>
        </header>
        {children}
      </div>
    </main>
  );
}
