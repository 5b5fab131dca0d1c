import { useEffectEvent, useLayoutEffect } from 'react';
import { keysAreOn } from './keys-setting.js';

/** By key as the help writes it: `j`, `Shift+e`, `Escape`, or a sequence `g m`. False: not for us, let it pass. */
export type KeyMap = Record<string, (event: KeyboardEvent) => unknown>;

const SEQUENCE_MS = 1_500;
const BEGINS = 'g';
/** Held down before the key that is meant. */
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock']);

type Press = (name: string, event: KeyboardEvent) => void;
const maps = new Set<Press>();
let begunAt: number | null = null;

/** Single keys do something, but never while somebody types, and not under an open dialog or menu. */
export function useKeys(map: KeyMap, enabled = true): void {
  const press = useEffectEvent((name: string, event: KeyboardEvent) => {
    const action = map[name];
    if (action && action(event) !== false) event.preventDefault();
  });
  // Before it is drawn: what can be seen can be pressed.
  useLayoutEffect(() => {
    if (!enabled) return;
    const mine: Press = (name, event) => press(name, event);
    if (maps.size === 0) window.addEventListener('keydown', hear);
    maps.add(mine);
    return () => {
      maps.delete(mine);
      if (maps.size === 0) window.removeEventListener('keydown', hear);
    };
  }, [enabled]);
}

/**
 * Hears each key once for all maps, so that whoever came first or last, the key after a `g` is only ever the second of a
 * sequence.
 */
function hear(event: KeyboardEvent): void {
  if (MODIFIERS.has(event.key)) return;
  const second = begunAt !== null && performance.now() - begunAt < SEQUENCE_MS;
  begunAt = null;
  if (event.defaultPrevented || !isForUs(event)) return;
  const name = nameOf(event);
  if (name === BEGINS && !second) begunAt = performance.now();
  for (const press of [...maps]) {
    press(second ? `${BEGINS} ${name}` : name, event);
    if (event.defaultPrevented) return;
  }
}

function nameOf(event: KeyboardEvent): string {
  return event.shiftKey && /^[A-Z]$/i.test(event.key) ? `Shift+${event.key.toLowerCase()}` : event.key;
}

function isForUs(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  if (event.key !== 'Escape' && !keysAreOn()) return false;
  const at = event.target instanceof Element ? event.target : null;
  if (at?.closest('input:not([type="checkbox"]), textarea, select, [contenteditable="true"]')) return false;
  // It was meant for what has gone by it: a dialog that Escape has closed.
  if (at && !at.isConnected) return false;
  // Enter and space belong to what has the focus.
  if ((event.key === 'Enter' || event.key === ' ') && at?.closest('a, button, summary, input, [role="tab"]'))
    return false;
  // Some stay in the page while they are closed.
  const floating = document.querySelectorAll('[aria-modal="true"], [role="menu"], [role="listbox"]');
  return ![...floating].some((each) => each.checkVisibility());
}
