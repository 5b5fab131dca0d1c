import { useDayContext } from './clock-context.js';
import { sayAgo, sayExactly, sayMoment } from './say-when.js';

/** A moment as people say it; exactly to the mouse and to a screen reader. */
export function When({
  at,
  ago = false,
  className,
}: {
  at: string;
  ago?: boolean;
  className?: string | undefined;
}) {
  const context = useDayContext();
  const exact = sayExactly(at, context);
  return (
    <time dateTime={at} title={exact} className={className}>
      <span aria-hidden="true">{ago ? sayAgo(at, context) : sayMoment(at, context)}</span>
      <span className="unseen">{exact}</span>
    </time>
  );
}
