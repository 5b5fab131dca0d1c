import { notifications } from '@mantine/notifications';
import { sayWithUndo } from './toasts.js';

let last: { toast: string; undo: () => Promise<void> } | null = null;

/** Says what was done and offers the way back: by the button, or by `z` until something else is done. */
export function offerUndo(message: string, undo: () => Promise<void>): void {
  if (last) notifications.hide(last.toast);
  last = { toast: sayWithUndo(message, undoLast), undo };
}

/** Takes the last action back, once. */
export function undoLast(): void {
  const offered = last;
  last = null;
  if (!offered) return;
  notifications.hide(offered.toast);
  void offered.undo();
}
