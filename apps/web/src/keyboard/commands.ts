import { useLayoutEffect, useRef } from 'react';
import { type KeyMap, useKeys } from './use-keys.js';

/** Something that can be done from where one is: by its key, and from the command palette. */
export interface Command {
  /** Stable within the page. */
  id: string;
  /** A verb and its object, in sentence case: "Mark done". */
  label: string;
  /** As the help writes them: `e`, `Shift+e`, `g m`. */
  keys?: string[];
  run: () => void;
}

const registered = new Set<{ current: Command[] }>();

/** Offers commands as long as the component is on the screen: each by its keys, all of them in the palette. */
export function useCommands(commands: Command[]): void {
  const now = useRef(commands);
  now.current = commands;
  useLayoutEffect(() => {
    registered.add(now);
    return () => void registered.delete(now);
  }, []);
  const map: KeyMap = {};
  for (const { keys = [], run } of commands) for (const key of keys) map[key] = run;
  useKeys(map);
}

/** Everything that can be done at this moment; what was offered last comes first. */
export function commandsNow(): Command[] {
  return [...registered].reverse().flatMap(({ current }) => current);
}
