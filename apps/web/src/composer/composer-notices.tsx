import type { Message } from '#api-client';
import { Problem } from '../api/problem.js';
import { Mistake } from '../frame/mistake.js';
import { texts } from '../texts.js';
import { OtherDraft } from './other-draft.js';
import { OverlookedLine } from './overlooked-line.js';
import type { useDraft } from './use-draft.js';

const words = texts.composer;

interface Props {
  note: boolean;
  nobody: boolean;
  rising: boolean;
  refusedFiles: boolean;
  draft: ReturnType<typeof useDraft>;
  news: Message[];
  acknowledge: () => void;
  /** Why it was not sent. */
  error: Error | null;
}

/** What the writer should know before the text is sent: what is missing, what others did meanwhile, what did not work. */
export function ComposerNotices({ note, draft, news, acknowledge, error, ...rest }: Props) {
  const stale = isStale(error);
  return (
    <>
      {rest.nobody && <Mistake>{words.nobody}</Mistake>}
      {rest.rising && <Mistake>{words.rising}</Mistake>}
      {rest.refusedFiles && <Mistake>{words.noteNoFiles}</Mistake>}
      {draft.other && <OtherDraft draft={draft.other.draft} choose={(which) => draft.keeper.choose(which)} />}
      <OverlookedLine news={news} acknowledge={acknowledge} />
      {error && (
        <Mistake title={stale ? words.stale : note ? words.failedNote : words.failed}>
          {stale ? `${error.message} ${words.staleKept} ${words.staleLook}` : error.message}
        </Mistake>
      )}
    </>
  );
}

/** Something about the conversation has changed since it was last read. */
export function isStale(error: Error | null): boolean {
  return error instanceof Problem && error.code === 'stale-version';
}
