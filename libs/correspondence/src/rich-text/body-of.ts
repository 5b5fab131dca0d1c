import { DomainError } from '#shared';
import { htmlFromText } from '../templates/index.js';
import { cleanRichText, spacedRichText } from './clean-rich-text.js';
import { plainFromRichText } from './plain-from-rich-text.js';

/** What somebody wrote, in both forms. */
export interface Body {
  text: string;
  /** With its spaces written out; safe. */
  html: string;
  /** As it was written, to be shown here; null where that was plain text. */
  clean: string | null;
}

/** Rich text where there is some, its plain form made from it; else plain text, and its rich form made from that. */
export function bodyOf({ text, html }: { text?: string | undefined; html?: string | undefined }): Body {
  if (html === undefined) return { text: text?.trim() ?? '', html: htmlFromText(text ?? ''), clean: null };
  const clean = cleanRichText(html);
  return { text: plainFromRichText(clean), html: spacedRichText(clean), clean };
}

/** @throws DomainError `invalid` where nothing is written */
export function writtenBody(written: Parameters<typeof bodyOf>[0]): Body {
  const body = bodyOf(written);
  if (body.text === '')
    throw DomainError.invalid('Write something first.', [{ path: 'text', message: 'must not be empty' }]);
  return body;
}
