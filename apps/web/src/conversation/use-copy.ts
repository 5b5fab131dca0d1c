import { useEffect, useState } from 'react';

const SHOWN_MS = 1_600;

/** Copies a text; true for a moment afterwards. */
export function useCopy(text: string): [copied: boolean, copy: () => void] {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    // Browsers refuse the clipboard on plain http; then the reference can still be marked by hand.
    navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => {},
    );
  };
  return [copied, copy];
}
