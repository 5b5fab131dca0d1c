import { Button } from '@mantine/core';
import { texts } from '../texts.js';
import { Mistake } from './mistake.js';

/** Where something could not be loaded: what happened, and the way on. */
export function LoadProblem({ error, again }: { error: Error; again: () => void }) {
  return (
    <div style={{ padding: 16, display: 'grid', gap: 12, justifyItems: 'start', maxWidth: 560 }}>
      <Mistake title={texts.problems.load}>{error.message}</Mistake>
      <Button variant="default" onClick={again}>
        {texts.problems.again}
      </Button>
    </div>
  );
}
