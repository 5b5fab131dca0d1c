import type { Need } from '#api-client';

/** The sizes, in points, that a letter is printed in beside the ordinary one. */
const SIZES = [16, 18, 22, 28];
const USUAL = 18;

/** The size that somebody asked for, or the next larger one that there is. */
export function largePrintFor(needs: Pick<Need, 'kind' | 'detail'>[]): number {
  const detail = needs.find(({ kind }) => kind === 'large-print')?.detail ?? '';
  const asked = Number(/\d+/.exec(detail)?.[0] ?? USUAL);
  return SIZES.find((size) => size >= asked) ?? 28;
}
