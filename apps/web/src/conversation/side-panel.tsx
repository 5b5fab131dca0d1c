import { CloseButton, Tabs } from '@mantine/core';
import { useState } from 'react';
import type { Conversation } from '#api-client';
import { keep, kept } from '../kept.js';
import { texts } from '../texts.js';
import { DatesPanel } from './dates-panel.js';
import { PersonPanel } from './person-panel.js';
import classes from './side-panel.module.css';
import { WhyPanel } from './why-panel.js';

export type PanelTab = 'why' | 'dates' | 'person';

const TABS: PanelTab[] = ['why', 'dates', 'person'];
const NAME = 'panel';
/** Where there is room the panel stays open from one conversation to the next. */
const ROOMY = '(min-width: 1600px)';

export function useKeptPanel(): [PanelTab | null, (tab: PanelTab | null) => void] {
  const [tab, setTab] = useState<PanelTab | null>(() => {
    if (!window.matchMedia(ROOMY).matches) return null;
    const before = kept(NAME);
    return before === 'closed' ? null : (TABS.find((each) => each === before) ?? 'dates');
  });
  return [
    tab,
    (next) => {
      setTab(next);
      keep(NAME, next ?? 'closed');
    },
  ];
}

interface Props {
  conversation: Conversation;
  tab: PanelTab;
  setTab: (tab: PanelTab | null) => void;
  personAddress: (query: string) => string;
}

export function SidePanel({ conversation, tab, setTab, personAddress }: Props) {
  const words = texts.conversation;
  return (
    <aside className={classes.panel} aria-label={words.panel}>
      <Tabs
        value={tab}
        onChange={(value) => setTab(value as PanelTab)}
        classNames={{ root: classes.tabs, list: classes.list, tab: classes.tab, panel: classes.content }}
      >
        <Tabs.List>
          {TABS.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {words[each]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="why">
          <WhyPanel conversation={conversation} />
        </Tabs.Panel>
        <Tabs.Panel value="dates">
          <DatesPanel conversation={conversation} />
        </Tabs.Panel>
        <Tabs.Panel value="person">
          <PersonPanel conversation={conversation} address={personAddress} />
        </Tabs.Panel>
      </Tabs>
      <CloseButton className={classes.close} aria-label={words.closePanel} onClick={() => setTab(null)} />
    </aside>
  );
}
