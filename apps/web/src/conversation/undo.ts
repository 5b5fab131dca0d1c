import { notifications } from '@mantine/notifications';
import { texts } from '../texts.js';
import { sayFailure, sayWithUndo } from './toasts.js';

/** What is on its way to the server: only its answer says what there is to take back. */
let underWay: Promise<unknown> = Promise.resolve();
let last: { toast: string; message: string; undo: () => Promise<void> } | null = null;

/**
 * Says what was done and offers the way back: by the button, or by `z` until something else is done.
 * @param until after that there is no way back
 */
export function offerUndo(message: string, undo: () => Promise<void>, until?: string): void {
  if (last) notifications.hide(last.toast);
  const toast = sayWithUndo(
    message,
    () => void undoLast(),
    until ? Date.parse(until) - Date.now() : undefined,
  );
  last = { toast, message, undo };
}

/** Says that something is being done, which may offer its way back once it is. */
export function doing(work: Promise<unknown>): void {
  underWay = Promise.allSettled([underWay, work]);
}

/** Takes the last action back, once; one that is still on its way, as soon as it has arrived. */
export async function undoLast(): Promise<void> {
  await underWay;
  // Whoever waited for it as well has offered its way back by then.
  await new Promise((resolve) => setTimeout(resolve));
  const offered = last;
  last = null;
  if (!offered) return;
  notifications.hide(offered.toast);
  await offered
    .undo()
    .catch((error: unknown) => sayFailure(error, texts.actions.toasts.notUndone(offered.message)));
}
