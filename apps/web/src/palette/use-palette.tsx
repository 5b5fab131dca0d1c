import { useHotkeys } from '@mantine/hooks';
import { type ReactNode, Suspense, useState } from 'react';
import { useFocusBack } from '../frame/use-focus-back.js';
import { lazily } from '../lazily.js';

const Palette = lazily(async () => (await import('./palette.js')).Palette);

/** The palette, fetched when it is first asked for; Ctrl+K or ⌘+K asks for it anywhere, also while one types. */
export function usePalette(): { open: () => void; leave: () => void; palette: ReactNode } {
  const [asked, setAsked] = useState(false);
  const [opened, setOpened] = useState(false);
  const focus = useFocusBack();
  const open = () => {
    focus.keep();
    setAsked(true);
    setOpened(true);
  };
  const close = () => {
    setOpened(false);
    focus.giveBack();
  };
  useHotkeys([['mod+K', () => (opened ? close() : open())]], [], true);
  return {
    open,
    // The focus goes elsewhere.
    leave: () => setOpened(false),
    palette: asked && (
      <Suspense>
        <Palette opened={opened} onClose={close} />
      </Suspense>
    ),
  };
}
