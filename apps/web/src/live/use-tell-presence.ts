import { useEffect } from 'react';
import { tellPresence } from '#api-client';
import { newKey } from '../api/set-up-client.js';

const EVERY_MS = 20_000;
/** Another one for each window: closing one of two says nothing of the other. */
const tab = newKey();

/** Lets colleagues see that one is here, as long as one is and the page is looked at. */
export function useTellPresence(reference: string, doing: 'viewing' | 'writing'): void {
  useEffect(() => {
    const say = (what: 'viewing' | 'writing' | null) =>
      // Nobody waits for it: a line that is down is told of elsewhere.
      void tellPresence({ body: { reference, doing: what, tab }, keepalive: true }).catch(() => {});
    const here = () => say(document.hidden ? null : doing);
    here();
    const timer = setInterval(here, EVERY_MS);
    document.addEventListener('visibilitychange', here);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', here);
    };
  }, [reference, doing]);
  useEffect(() => {
    const leave = () =>
      void tellPresence({ body: { reference, doing: null, tab }, keepalive: true }).catch(() => {});
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [reference]);
}
