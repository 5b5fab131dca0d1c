import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { openEventLine } from './event-line.js';
import { gatherChanges } from './gather-changes.js';

const LineContext = createContext(true);
/** A line that comes back at once is not worth a word. */
const PATIENCE_MS = 3_000;

/** Holds the line to the server and keeps what is on the screen true. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [live, setLive] = useState(true);
  useEffect(() => {
    let patience: ReturnType<typeof setTimeout> | undefined;
    const changes = gatherChanges(queries);
    const hangUp = openEventLine('/api/events', {
      onChange: changes.add,
      onOpen: () => {
        clearTimeout(patience);
        setLive(true);
        // The first time too: what was fetched while the line was being opened may be old already.
        void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'connectors' });
      },
      onDown: () => {
        patience = setTimeout(() => setLive(false), PATIENCE_MS);
      },
    });
    return () => {
      clearTimeout(patience);
      changes.stop();
      hangUp();
    };
  }, [queries]);
  return <LineContext value={live}>{children}</LineContext>;
}

/** Whether changes reach us by themselves at this moment. */
export const useLive = (): boolean => useContext(LineContext);
