/** Fetched as soon as a conversation is open, so that it is there when somebody begins to write. */
export const loadEditor = async () => (await import('./rich-editor.js')).RichEditor;
