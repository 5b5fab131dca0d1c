import type { Attachment } from '#api-client';

export type PreviewKind = 'picture' | 'pdf' | 'text';

/** What a browser may show by itself without harm; the server sends no other picture to be shown. */
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
/** What is larger is downloaded: it would take the page with it. */
const LARGEST = { picture: 40_000_000, pdf: 40_000_000, text: 5_000_000 };

/** How a file can be shown in the page, by what was found in it; null: it is for downloading only. */
export function previewKind({
  contentType,
  size,
}: Pick<Attachment, 'contentType' | 'size'>): PreviewKind | null {
  const kind = PICTURES.has(contentType)
    ? 'picture'
    : contentType === 'application/pdf'
      ? 'pdf'
      : /^text\/|^application\/(json|xml)$/.test(contentType)
        ? 'text'
        : null;
  return kind && size <= LARGEST[kind] ? kind : null;
}
