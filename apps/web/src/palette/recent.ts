import { keep, kept } from '../kept.js';

const NAME = 'palette.recent';
const MOST = 6;

/** Ids of what was last done from the palette, the newest first. */
export function recentIds(): string[] {
  return kept(NAME)?.split('\n').filter(Boolean) ?? [];
}

export function remember(id: string): void {
  const ids = [id, ...recentIds().filter((each) => each !== id)].slice(0, MOST);
  keep(NAME, ids.join('\n'));
}
