import { useEffect } from 'react';

/** A file that is dropped where nothing takes it would make the browser leave the page for it, with all that is written. */
export function useNoStrayFiles(): void {
  useEffect(() => {
    const root = document.documentElement;
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      // A frame with a message in it would take the file for itself.
      root.dataset.dragging = 'files';
      if (event.defaultPrevented) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'none';
    };
    const ended = () => delete root.dataset.dragging;
    const drop = (event: DragEvent) => {
      ended();
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const left = (event: DragEvent) => {
      if (event.relatedTarget === null) ended();
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    window.addEventListener('dragleave', left);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
      window.removeEventListener('dragleave', left);
    };
  }, []);
}
