import { createContext, useContext } from 'react';
import type { News } from '../notifications/use-news.js';

interface FrameTools {
  /** Null where the views are on the screen anyway. */
  openNavigation: (() => void) | null;
  openKeys: () => void;
  openPalette: () => void;
  news: News;
}

export const FrameContext = createContext<FrameTools>({
  openNavigation: null,
  openKeys: () => {},
  openPalette: () => {},
  news: { opened: false, toggle: () => {}, close: () => {}, leave: () => {} },
});

export const useFrame = (): FrameTools => useContext(FrameContext);
