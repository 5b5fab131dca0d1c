import { createContext, useContext } from 'react';
import type { Who } from '#api-client';

export const WhoContext = createContext<Who | null>(null);

/** The person who has signed in. */
export function useWho(): Who {
  const who = useContext(WhoContext);
  if (!who) throw new Error('Nobody has signed in.');
  return who;
}

/** Managers and administrators; the server decides again at every call. */
export function isManager({ roles }: Who): boolean {
  return roles.includes('manager') || roles.includes('admin');
}
