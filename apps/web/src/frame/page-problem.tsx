import { Button } from '@mantine/core';
import { texts } from '../texts.js';
import { Mistake } from './mistake.js';

/** A mistake of ours in drawing a page; drafts are kept elsewhere and survive it. */
export function PageProblem() {
  return (
    <main style={{ padding: 24, display: 'grid', gap: 12, justifyItems: 'start' }}>
      <Mistake title={texts.problems.title}>{texts.problems.page}</Mistake>
      <Button onClick={() => window.location.reload()}>{texts.problems.reload}</Button>
    </main>
  );
}
