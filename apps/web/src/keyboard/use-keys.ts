import { useEffect, useEffectEvent } from 'react';
import { keysAreOn } from './keys-setting.js';

/** By key as the help writes it: `j`, `Shift+e`, `Escape`, or a sequence `g m`. False: not for us, let it pass. */
export type KeyMap = Record<string, (event: KeyboardEvent) => unknown>;

const SEQUENCE_MS = 1_500;
let first: { key: string; at: number } | null = null;

/** Single keys do something, but never while somebody types, and not under an open dialog or menu. */
export function useKeys(map: KeyMap, enabled = true): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || !isForUs(event)) return;
    const name = nameOf(event);
    const started = first && performance.now() - first.at < SEQUENCE_MS ? first.key : null;
    const action = started ? map[`${started} ${name}`] : map[name];
    if (action && action(event) !== false) event.preventDefault();
  });
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [enabled]);
}

/** Remembers the `g` of a sequence; called once, after every map has seen the key. */
export function useSequences(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const begins = event.key === 'g' && !event.defaultPrevented && isForUs(event) && !first;
      first = begins ? { key: 'g', at: performance.now() } : null;
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function nameOf(event: KeyboardEvent): string {
  return event.shiftKey && /^[A-Z]$/i.test(event.key) ? `Shift+${event.key.toLowerCase()}` : event.key;
}

function isForUs(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  if (event.key !== 'Escape' && !keysAreOn()) return false;
  const at = event.target instanceof Element ? event.target : null;
  if (at?.closest('input, textarea, select, [contenteditable="true"]')) return false;
  // Enter and space belong to what has the focus.
  if ((event.key === 'Enter' || event.key === ' ') && at?.closest('a, button, summary, [role="tab"]'))
    return false;
  // Some stay in the page while they are closed.
  const floating = document.querySelectorAll('[aria-modal="true"], [role="menu"], [role="listbox"]');
  return ![...floating].some((each) => each.checkVisibility());
}
