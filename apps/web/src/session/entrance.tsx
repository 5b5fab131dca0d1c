import type { ReactNode } from 'react';
import { texts } from '../texts.js';
import classes from './entrance.module.css';

/** The sheet that stands before the product: signing in, and the first account. */
export function Entrance({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <main className={classes.page}>
      <title>{`${title} · ${texts.product}`}</title>
      <div className={classes.card}>
        <div className={classes.mark}>
          <img src="/favicon.svg" alt="" width={26} height={26} />
          {texts.product}
        </div>
        <div className={classes.sheet}>
          <h1 className={classes.title}>{title}</h1>
          {lead && <p className={classes.lead}>{lead}</p>}
          {children}
        </div>
      </div>
    </main>
  );
}
