import type { Present } from './presence-store.js';

/** What the server says has changed; what it now holds is fetched as always. */
export interface Change {
  type: 'conversation';
  reference: string;
  queue: string;
  assigneeId: string | null;
  version: number;
}

interface Listeners {
  onChange(change: Change): void;
  /** From here on nothing is missed; what changed before must be caught up with. */
  onOpen(): void;
  onDown(): void;
  onPresence(gathering: { reference: string; people: Present[] }): void;
  /** There is something new for this person. */
  onNotified(): void;
  /** Somebody may now see more, or less. */
  onAccess(): void;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** The server's heart beats every 20 s; a line that has been silent for longer is dead, whatever the browser believes. */
const SILENCE_MS = 50_000;

/** Keeps one line of server-sent events open, for ever. Returns how to hang up. */
export function openEventLine(
  url: string,
  { onChange, onOpen, onDown, onPresence, onNotified, onAccess }: Listeners,
): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT_MS;
  let wasDown = false;

  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(lost, SILENCE_MS);
  };

  function lost(): void {
    source?.close();
    clearTimeout(timer);
    if (!wasDown) onDown();
    wasDown = true;
    timer = setTimeout(connect, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }

  function connect(): void {
    source = new EventSource(url);
    source.onopen = () => {
      alive();
      onOpen();
      wasDown = false;
      wait = FIRST_WAIT_MS;
    };
    source.onerror = lost;
    source.addEventListener('heartbeat', alive);
    source.addEventListener('change', (event) => {
      alive();
      onChange(JSON.parse(event.data) as Change);
    });
    source.addEventListener('presence', (event) => {
      alive();
      onPresence(JSON.parse(event.data) as Parameters<typeof onPresence>[0]);
    });
    source.addEventListener('notified', onNotified);
    source.addEventListener('access', onAccess);
    alive();
  }

  /** The browser says that there is a network again: no need to wait for the next try. */
  function back(): void {
    if (!wasDown) return;
    source?.close();
    clearTimeout(timer);
    wait = FIRST_WAIT_MS;
    connect();
  }

  window.addEventListener('offline', lost);
  window.addEventListener('online', back);
  connect();
  return () => {
    window.removeEventListener('offline', lost);
    window.removeEventListener('online', back);
    clearTimeout(timer);
    source?.close();
  };
}
