import { htmlToPlain } from './html-to-plain.js';
import type { MailNode } from './mail-reader.js';

export interface MailBody {
  /** All of the text, made from the HTML where there is no text part. */
  text: string;
  html: string | null;
  /** The text parts as the writer's program sent them; empty where the text was made from the HTML. */
  sentText: string;
}

/** One thing to show, in the forms it was sent in. */
interface Piece {
  plain: string | null;
  html: string | null;
}

/** What is shown of a mail. Every text part counts once; of a `multipart/alternative` one form is enough. */
export function readBody(root: MailNode): MailBody {
  const pieces = piecesOf(root);
  const hasHtml = pieces.some((piece) => piece.html !== null);
  return {
    text: trimLines(pieces.map((piece) => piece.plain ?? htmlToPlain(piece.html ?? '')).join('\n')),
    html: hasHtml ? htmlOf(pieces) : null,
    sentText: pieces.map((piece) => piece.plain ?? '').join('\n'),
  };
}

function piecesOf(node: MailNode): Piece[] {
  if (node.text !== null) {
    if (node.text.trim() === '') return [];
    return [
      node.contentType === 'text/html' ? { plain: null, html: node.text } : { plain: node.text, html: null },
    ];
  }
  const children = node.children.map(piecesOf);
  return node.contentType === 'multipart/alternative' ? oneOf(children) : children.flat();
}

/** RFC 2046, 5.1.4: the forms are the same thing, the best one last. */
function oneOf(forms: Piece[][]): Piece[] {
  const plain = forms.find((form) => form.some((piece) => piece.plain !== null));
  const html = forms.findLast((form) => form.some((piece) => piece.html !== null));
  if (!plain || !html || plain === html) return plain ?? html ?? [];
  return [
    {
      plain: plain.map((piece) => piece.plain ?? htmlToPlain(piece.html ?? '')).join('\n'),
      html: htmlOf(html),
    },
  ];
}

function htmlOf(pieces: Piece[]): string {
  return pieces.map((piece) => piece.html ?? plainAsHtml(piece.plain ?? '')).join('<br>\n');
}

function plainAsHtml(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return `<div style="white-space: pre-wrap">${escaped}</div>`;
}

/** Without blank lines at either end; the first line keeps its indentation. */
function trimLines(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
}
