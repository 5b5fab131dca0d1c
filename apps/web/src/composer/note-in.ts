import type { Editor } from '@tiptap/react';
import { sentencesOf } from './plain-language.js';

/** A note's words, and the colleagues whom they call. @param html the same where there is no editor yet */
export function noteIn(editor: Editor | null, html: string): { text: string; mentions: string[] } {
  if (!editor) return { text: sentencesOf(html).trim(), mentions: [] };
  const mentions = new Set<string>();
  editor.state.doc.descendants(({ type, attrs }) => {
    if (type.name === 'mention') mentions.add(String(attrs.id));
  });
  return { text: editor.getText({ blockSeparator: '\n' }).trim(), mentions: [...mentions] };
}
