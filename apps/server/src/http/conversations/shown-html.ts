import { safeHtml } from './safe-html.js';

/** Making more than that safe would hold up everybody else for seconds; in characters, like the next. */
const LARGEST = 1_000_000;
const KEPT = 20_000_000;

/**
 * The HTML of messages as it may be shown. What was made safe is remembered by the message's id, since that never changes;
 * what was shown longest ago is forgotten first.
 */
export class ShownHtml {
  private readonly kept = new Map<string, string>();
  private size = 0;

  constructor(
    private readonly makeSafe = safeHtml,
    private readonly most = KEPT,
  ) {}

  isTooLarge(html: string | null | undefined): boolean {
    return (html?.length ?? 0) > LARGEST;
  }

  /** Null where there is none, or it is too large. */
  of(id: string, html: string | null | undefined): string | null {
    if (!html || this.isTooLarge(html)) return null;
    const known = this.kept.get(id);
    const safe = known ?? this.makeSafe(html);
    if (known === undefined) this.size += safe.length;
    this.kept.delete(id);
    this.kept.set(id, safe);
    for (const [oldest, text] of this.kept) {
      if (this.size <= this.most) break;
      this.kept.delete(oldest);
      this.size -= text.length;
    }
    return safe;
  }
}

export const shownHtml = new ShownHtml();
