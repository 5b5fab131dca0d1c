import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { notificationsKey } from '../api/notification-queries.js';
import { isShallow } from '../api/queries.js';
import { whenIdle } from '../when-idle.js';
import { openEventLine } from './event-line.js';
import { gatherChanges } from './gather-changes.js';
import { forgetPresence, hearPresence } from './presence-store.js';

const LineContext = createContext(true);
/** A line that comes back at once is not worth a word. */
const PATIENCE_MS = 3_000;

/** Holds the line to the server and keeps what is on the screen true. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [live, setLive] = useState(true);
  useEffect(() => {
    let patience: ReturnType<typeof setTimeout> | undefined;
    let stopWaiting = () => {};
    let heard = false;
    const changes = gatherChanges(queries);
    const hangUp = openEventLine('/api/events', {
      onChange: changes.add,
      onOpen: () => {
        clearTimeout(patience);
        setLive(true);
        forgetPresence();
        // Of what is in a long list nobody can say what changed while nothing was heard: it begins anew.
        if (heard) void queries.resetQueries({ predicate: (query) => !isShallow(query) });
        heard = true;
        // The first time too: what was fetched while the line was being opened may be old already. It is shown first.
        stopWaiting();
        stopWaiting = whenIdle(
          () => void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'connectors' }),
        );
      },
      onPresence: hearPresence,
      onNotified: () => void queries.invalidateQueries({ queryKey: notificationsKey }),
      onAccess: () => void queries.invalidateQueries(),
      onDown: () => {
        patience = setTimeout(() => setLive(false), PATIENCE_MS);
      },
    });
    return () => {
      clearTimeout(patience);
      stopWaiting();
      changes.stop();
      hangUp();
    };
  }, [queries]);
  return <LineContext value={live}>{children}</LineContext>;
}

/** Whether changes reach us by themselves at this moment. */
export const useLive = (): boolean => useContext(LineContext);
