import type { Editor } from '@tiptap/react';
import { fillCannedReply } from '#api-client';
import { sayFailure } from '../conversation/toasts.js';

/** Puts a canned reply where one writes, filled for this conversation. */
export async function putCannedReply(id: string, reference: string, editor: Editor | null): Promise<void> {
  try {
    const { data } = await fillCannedReply({ path: { id }, body: { reference }, throwOnError: true });
    editor?.chain().focus().insertContent(data.html).run();
  } catch (error) {
    sayFailure(error);
  }
}
