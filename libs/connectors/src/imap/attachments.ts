import type { InboundAttachment } from '#connector-sdk';
import { safeName } from './attachment-name.js';
import { findContentType } from './content-type.js';
import type { MailFile, MailNode } from './mail-reader.js';

/** Every file of a mail, in order: attachments, inline images, attached mails, invitations, reports. */
export async function readAttachments(root: MailNode, html: string | null): Promise<InboundAttachment[]> {
  const attachments: InboundAttachment[] = [];
  for (const { node, file } of filesOf(root)) {
    const found = await findContentType(file.content, node.contentType);
    const name = safeName(node.filename, attachments.length + 1, found.extension);
    attachments.push({
      name: node.contentType === 'message/rfc822' && !/\.eml$/i.test(name) ? `${name}.eml` : name,
      contentType: found.contentType,
      declaredType: node.contentType,
      contentId: node.contentId,
      inline: isInline(node, found.contentType, html),
      content: file.content,
    });
  }
  return attachments;
}

/** The hashes of the files, in order; part of what makes a message the same message. */
export function fileHashes(root: MailNode): string[] {
  return filesOf(root).map(({ file }) => file.sha256);
}

function filesOf(node: MailNode): Array<{ node: MailNode; file: MailFile }> {
  return [...(node.file ? [{ node, file: node.file }] : []), ...node.children.flatMap(filesOf)];
}

/** Shown inside the text: the HTML names it, or it is a picture that the writer put between the lines. */
function isInline(node: MailNode, contentType: string, html: string | null): boolean {
  if (node.contentId && html && namesContentId(html, node.contentId)) return true;
  return node.disposition === 'inline' && contentType.startsWith('image/') && html === null;
}

function namesContentId(html: string, contentId: string): boolean {
  return html.includes(`cid:${contentId}`) || html.includes(`cid:${encodeURIComponent(contentId)}`);
}
