import { useSyncExternalStore } from 'react';
import { keep, kept } from '../kept.js';

export type Density = 'comfortable' | 'compact';

const NAME = 'density';
const listeners = new Set<() => void>();

const density = (): Density => (kept(NAME) === 'compact' ? 'compact' : 'comfortable');

export function setDensity(to: Density): void {
  keep(NAME, to === 'compact' ? to : null);
  for (const listener of listeners) listener();
}

/** How close the rows stand; each person decides for their own browser. */
export function useDensity(): Density {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, density);
}
