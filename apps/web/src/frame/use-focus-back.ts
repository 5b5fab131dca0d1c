import { useRef } from 'react';

/**
 * Gives the focus back to where it was before a dialog opened. Dialogs that are fetched when they are first asked for
 * come too late to know it themselves.
 */
export function useFocusBack(): { keep: (place?: HTMLElement | null) => void; giveBack: () => void } {
  const place = useRef<HTMLElement | null>(null);
  return {
    keep(at) {
      place.current = at ?? (document.activeElement instanceof HTMLElement ? document.activeElement : null);
    },
    giveBack() {
      // Once the dialog has let go of it.
      setTimeout(() => place.current?.focus({ preventScroll: true }), 0);
    },
  };
}
