import { useSyncExternalStore } from 'react';

/** One colleague at a conversation. */
export interface Present {
  id: string;
  name: string;
  doing: 'viewing' | 'writing';
}

const NOBODY: Present[] = [];
const places = new Map<string, Present[]>();
const listeners = new Set<() => void>();

/** Who is at a conversation now, as the server tells it. */
export function hearPresence({ reference, people }: { reference: string; people: Present[] }): void {
  if (people.length > 0) places.set(reference, people);
  else places.delete(reference);
  for (const listener of listeners) listener();
}

/** The line is opened anew: all who are somewhere will be told again. */
export function forgetPresence(): void {
  places.clear();
  for (const listener of listeners) listener();
}

/** Everybody at a conversation, oneself included. */
export function usePresent(reference: string): Present[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => places.get(reference) ?? NOBODY,
  );
}
