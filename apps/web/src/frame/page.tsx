import { ActionIcon } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { texts } from '../texts.js';
import { useFrame } from './frame-context.js';
import classes from './page.module.css';

/** A page beside the inbox: a heading, what it is for, and its content in one column. */
export function Page({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const { openNavigation } = useFrame();
  return (
    <main id="main" tabIndex={-1} className={classes.page}>
      <title>{`${title} · ${texts.product}`}</title>
      <div className={classes.column}>
        <header className={classes.header}>
          {openNavigation && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={texts.frame.openNavigation}
              onClick={openNavigation}
            >
              <IconMenu2 size={20} stroke={1.75} />
            </ActionIcon>
          )}
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
