import { useEffect, useRef } from 'react';
import { useCommands } from '../keyboard/commands.js';
import { texts } from '../texts.js';
import { PANEL_TABS, type PanelTab, useKeptPanel } from './side-panel.js';

const KEYS: Record<PanelTab, string> = { why: 'y', dates: 'd', related: 'l', person: 'p' };

/** The panel at the side: opened and closed by keys, the palette and buttons; the focus goes in with it and comes back. */
export function usePanel(): {
  tab: PanelTab | null;
  setTab: (tab: PanelTab | null) => void;
  /** Opens it for something in it that takes the focus itself. */
  openFor: (tab: PanelTab) => void;
} {
  const [tab, setTab] = useKeptPanel();
  const from = useRef<Element | null>(null);
  const moves = useRef(false);

  const show = (next: PanelTab | null) => {
    if (next && !tab) from.current = document.activeElement;
    moves.current = true;
    setTab(next);
  };
  const openFor = (next: PanelTab) => {
    if (next === tab) return;
    show(next);
    moves.current = false;
  };
  useEffect(() => {
    if (!moves.current) return;
    moves.current = false;
    if (tab) document.querySelector<HTMLElement>(`[data-panel-tab="${tab}"]`)?.focus({ preventScroll: true });
    else if (from.current instanceof HTMLElement && from.current.isConnected)
      from.current.focus({ preventScroll: true });
    else document.getElementById('conversation-title')?.focus({ preventScroll: true });
  }, [tab]);

  useCommands(
    PANEL_TABS.map((each) => ({
      id: `panel-${each}`,
      label: texts.conversation.panelCommands[each],
      keys: [KEYS[each]],
      run: () => show(tab === each ? null : each),
    })),
  );
  return { tab, setTab: show, openFor };
}
