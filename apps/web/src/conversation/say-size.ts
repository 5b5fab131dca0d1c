/** "12 kB", "3.4 MB": in the units of a file manager, 1 kB being 1,000 bytes. */
export function saySize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
