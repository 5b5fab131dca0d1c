import { notifications } from '@mantine/notifications';
import { texts } from '../texts.js';

const SHOWN_MS = 6_000;
const LONGER_MS = 10_000;

/** Says in a word that something was done; read out, gone by itself. */
export function say(message: string): void {
  notifications.show({ message, color: 'gray', autoClose: SHOWN_MS });
}

/** Says what could not be done; stays until it has been read. */
export function sayFailure(error: unknown, title: string = texts.actions.toasts.failed): void {
  const message = error instanceof Error ? error.message : String(error);
  notifications.show({ title, message, color: 'red', autoClose: false, role: 'alert' });
}

/** The same as `say`, with a way back as long as it stands there. Returns the toast's name. */
export function sayWithUndo(message: string, undo: () => void): string {
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
    autoClose: LONGER_MS,
  });
}
