/** How a matter can end. */
export const outcomes = [
  'answered',
  'fixed',
  'refused',
  'not-ours',
  'withdrawn',
  'no-answer-needed',
] as const;
export type Outcome = (typeof outcomes)[number];

/** As they end a sentence: `marked it as done: answered.` */
const IN_WORDS: Record<Outcome, string> = {
  answered: 'answered',
  fixed: 'put right',
  refused: 'not possible',
  'not-ours': 'a matter for another body',
  withdrawn: 'withdrawn by the contact',
  'no-answer-needed': 'no answer needed',
};

/** What history says of it: `marked it as done: not possible. The drive is private.` */
export function resolvedInWords(name: string, outcome: Outcome | null, remark: string): string {
  const how = outcome ? `: ${IN_WORDS[outcome]}` : '';
  return `${name} marked it as done${how}.${remark ? ` ${remark}` : ''}`;
}
