import { notifications } from '@mantine/notifications';
import { texts } from '../texts.js';

const SHOWN_MS = 6_000;
const LONGER_MS = 10_000;
const closeButtonProps = { 'aria-label': texts.message.close };

const AT_ONCE = 2;
const said: string[] = [];

/** Says in a word that something was done; read out, gone by itself, or to make room for what is newer. */
export function say(message: string): void {
  said.push(notifications.show({ message, color: 'gray', autoClose: SHOWN_MS, closeButtonProps }));
  for (const old of said.splice(0, said.length - AT_ONCE)) notifications.hide(old);
}

/** Says what could not be done; stays until it has been read. */
export function sayFailure(error: unknown, title: string = texts.actions.toasts.failed): void {
  const message = error instanceof Error ? error.message : String(error);
  notifications.show({ title, message, color: 'red', autoClose: false, role: 'alert', closeButtonProps });
}

/** The same about one conversation; by then another may be open, so it is named. */
export function sayFailureOf(
  reference: string,
  error: unknown,
  what: string = texts.actions.toasts.failed,
): void {
  sayFailure(error, texts.actions.toasts.about(what, reference));
}

/** A browser's clock may be wrong: the way back is offered no longer than this, and not for less than a moment. */
const bounded = (ms: number) => Math.min(Math.max(ms, 3_000), 120_000);

/** The same as `say`, with a way back as long as it stands there. Returns the toast's name. */
export function sayWithUndo(message: string, undo: () => void, shownMs = LONGER_MS): string {
  return notifications.show({
    message: (
      <span style={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 16 }}>
        {message}
        <button type="button" className="toast-action" onClick={undo}>
          {texts.actions.undoKey}
        </button>
      </span>
    ),
    color: 'gray',
    autoClose: bounded(shownMs),
    closeButtonProps,
  });
}
