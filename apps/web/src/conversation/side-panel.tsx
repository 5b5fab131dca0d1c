import { CloseButton, Tabs } from '@mantine/core';
import { useState } from 'react';
import type { Conversation } from '#api-client';
import { keep, kept } from '../kept.js';
import { PersonPanel } from '../person/person-panel.js';
import type { PersonMode } from '../person/use-person-mode.js';
import { texts } from '../texts.js';
import { DatesPanel } from './dates-panel.js';
import { RelatedPanel } from './related-panel.js';
import { SentList } from './sent-list.js';
import classes from './side-panel.module.css';
import type { Handling } from './use-handling.js';
import { WhyPanel } from './why-panel.js';

export type PanelTab = 'why' | 'dates' | 'related' | 'person';

export const PANEL_TABS: PanelTab[] = ['why', 'dates', 'related', 'person'];
const NAME = 'panel';
/** Where there is room the panel stays open from one conversation to the next. */
const ROOMY = '(min-width: 1600px)';

export function useKeptPanel(): [PanelTab | null, (tab: PanelTab | null) => void] {
  const [tab, setTab] = useState<PanelTab | null>(() => {
    if (!window.matchMedia(ROOMY).matches) return null;
    const before = kept(NAME);
    return before === 'closed' ? null : (PANEL_TABS.find((each) => each === before) ?? 'dates');
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
  handling: Handling;
  tab: PanelTab;
  setTab: (tab: PanelTab | null) => void;
  person: [PersonMode, (mode: PersonMode) => void];
  /** Where all of a contact's conversations are listed. */
  personAddress: (contact: string) => string;
}

/** What stands behind a conversation: why it is here, its dates, what is like it, and who wrote. */
export function SidePanel({ conversation, handling, tab, setTab, person, personAddress }: Props) {
  const [mode, setMode] = person;
  const words = texts.conversation;
  return (
    <aside
      className={classes.panel}
      aria-label={words.panel}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        setTab(null);
      }}
    >
      <Tabs
        value={tab}
        onChange={(value) => setTab(value as PanelTab)}
        classNames={{ root: classes.tabs, list: classes.list, tab: classes.tab, panel: classes.content }}
      >
        <Tabs.List>
          {PANEL_TABS.map((each) => (
            <Tabs.Tab key={each} value={each} data-panel-tab={each}>
              {words[each]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="why">
          <WhyPanel conversation={conversation} />
        </Tabs.Panel>
        <Tabs.Panel value="dates">
          <DatesPanel conversation={conversation} />
          <SentList conversation={conversation} />
        </Tabs.Panel>
        <Tabs.Panel value="related">
          <RelatedPanel conversation={conversation} handling={handling} />
        </Tabs.Panel>
        <Tabs.Panel value="person">
          <PersonPanel conversation={conversation} mode={mode} setMode={setMode} address={personAddress} />
        </Tabs.Panel>
      </Tabs>
      <CloseButton className={classes.close} aria-label={words.closePanel} onClick={() => setTab(null)} />
    </aside>
  );
}
