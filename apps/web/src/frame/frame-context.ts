import { createContext, useContext } from 'react';

interface FrameTools {
  /** Null where the views are on the screen anyway. */
  openNavigation: (() => void) | null;
  openKeys: () => void;
}

export const FrameContext = createContext<FrameTools>({ openNavigation: null, openKeys: () => {} });

export const useFrame = (): FrameTools => useContext(FrameContext);
