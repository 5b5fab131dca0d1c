import { useSyncExternalStore } from 'react';
import { keep, kept } from '../kept.js';

const NAME = 'keys';
const listeners = new Set<() => void>();

export const keysAreOn = (): boolean => kept(NAME) !== 'off';

export function switchKeys(on: boolean): void {
  keep(NAME, on ? null : 'off');
  for (const listener of listeners) listener();
}

/** Whether single keys do something; each person decides for their own browser. */
export function useKeysSetting(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, keysAreOn);
}
