import { texts } from '../texts.js';
import { BackButton } from './back-button.js';
import classes from './conversation-skeleton.module.css';

const WIDTHS = [92, 86, 95, 60];

export function ConversationSkeleton({ close }: { close: () => void }) {
  return (
    <div className={classes.page} role="status">
      <span className="unseen">{texts.conversation.loading}</span>
      <BackButton close={close} />
      <div aria-hidden="true">
        <b className={classes.title} />
        <b className={classes.line} style={{ width: '38%' }} />
        <div className={classes.message}>
          {WIDTHS.map((width) => (
            <b key={width} className={classes.line} style={{ width: `${width}%` }} />
          ))}
        </div>
      </div>
    </div>
  );
}
