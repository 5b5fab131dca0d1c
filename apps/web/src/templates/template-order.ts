import type { Template } from '#api-client';

/** In the order in which a person hears of us; what stands around other words comes last. */
const FIRST = ['acknowledgement', 'handover', 'apology'];
const LAST = ['reply', 'forward', 'digest'];

/** Templates as they are listed: by occasion, and of each the usual one first. */
export function inOrder(templates: Template[]): Template[] {
  return [...templates].sort(
    (one, other) =>
      placeOf(one) - placeOf(other) ||
      one.purpose.localeCompare(other.purpose) ||
      Number(isUsual(other)) - Number(isUsual(one)) ||
      one.title.localeCompare(other.title),
  );
}

export const isUsual = ({ key }: Pick<Template, 'key'>) => key.endsWith('/default');

function placeOf({ purpose }: Template): number {
  const last = LAST.indexOf(purpose);
  if (last >= 0) return FIRST.length + 1 + last;
  const first = FIRST.indexOf(purpose);
  return first >= 0 ? first : FIRST.length;
}
