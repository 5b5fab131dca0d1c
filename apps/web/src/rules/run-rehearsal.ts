import { type Rehearsed, type RehearsedItems, rehearseOpenItems, rehearseRules } from '#api-client';
import { Problem } from '../api/problem.js';
import { texts } from '../texts.js';
import { type RuleDraft, withoutBlanks } from './rule-draft.js';

export interface Progress {
  done: number;
  total: number;
}

/** Tries rules on what has come in since an instant; says how far it is. */
export async function runRehearsal(
  { rules, defaults }: RuleDraft,
  from: string,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Rehearsed> {
  const { data } = await rehearseRules({
    body: { rules: rules.map(withoutBlanks), defaults, from },
    headers: { Accept: 'application/x-ndjson' },
    parseAs: 'stream',
    signal,
    throwOnError: true,
  });
  const stream = data as unknown as ReadableStream<Uint8Array<ArrayBuffer>>;
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) throw new Problem(0, 'offline', texts.problems.offline);
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const { progress, result } = JSON.parse(line) as { progress?: Progress; result?: Rehearsed };
      if (progress) onProgress(progress);
      if (result) return result;
    }
  }
}

/** Tries them on what is open, of which only what still stands as rules left it would change. */
export async function rehearseOpen(
  { rules, defaults }: RuleDraft,
  signal: AbortSignal,
): Promise<RehearsedItems> {
  const body = { rules: rules.map(withoutBlanks), defaults };
  return (await rehearseOpenItems({ body, signal, throwOnError: true })).data;
}
