import Mention from '@tiptap/extension-mention';
import Placeholder from '@tiptap/extension-placeholder';
import { PluginKey, Selection } from '@tiptap/pm/state';
import { Editor, Extension, type Extensions } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { Suggestion } from '@tiptap/suggestion';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { CannedReply, PersonRef } from '#api-client';
import { texts } from '../texts.js';
import { EditorToolbar } from './editor-toolbar.js';
import classes from './rich-editor.module.css';
import { type Suggesting, SuggestionList, suggestionOf } from './suggestion-list.js';

export interface RichEditorProps {
  label: string;
  placeholder: string;
  html: string;
  /** A note has no form, and calls colleagues by `@`. */
  note: boolean;
  colleagues: PersonRef[];
  /** What a slash at the start of a line offers. */
  canned: CannedReply[];
  onCanned: (id: string) => void;
  onChange: (html: string) => void;
  /** Whether it may take the focus as it comes. */
  takesFocus: () => boolean;
  /** Null: it is gone. */
  onReady: (editor: Editor | null) => void;
  onSend: () => void;
  onLeave: () => void;
  onFiles: (files: File[]) => void;
}

/** The text as it is written: paragraphs, lists, links, quotations, bold and italic, and nothing else that is pasted. */
export function RichEditor(props: RichEditorProps) {
  const { label, html, note, onReady } = props;
  const [suggesting, setSuggesting] = useState<Suggesting | null>(null);
  const latest = useRef({ ...props, suggesting });
  latest.current = { ...props, suggesting };
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  // Made before anything is painted, and with the focus: not one key may fall between this and what stood here before.
  useLayoutEffect(() => {
    if (!host.current) return;
    const made = new Editor({
      element: host.current,
      extensions: extensionsFor(note, latest, setSuggesting),
      content: html,
      // The blank that was typed last before the editor was there is meant.
      parseOptions: { preserveWhitespace: true },
      onUpdate: ({ editor: now }) => latest.current.onChange(now.isEmpty ? '' : now.getHTML()),
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          class: classes.text ?? '',
        },
        handleKeyDown: (_, event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            latest.current.onSend();
            return true;
          }
          if (event.key !== 'Escape' || latest.current.suggesting?.items().length) return false;
          event.stopPropagation();
          latest.current.onLeave();
          return true;
        },
        handlePaste: (_, event) => takeFiles(event.clipboardData, latest.current.onFiles),
        handleDrop: (_, event) => takeFiles((event as DragEvent).dataTransfer, latest.current.onFiles),
      },
    });
    // Within the last paragraph, where somebody who began before the editor was there goes on.
    made.view.dispatch(made.state.tr.setSelection(Selection.atEnd(made.state.doc)));
    if (latest.current.takesFocus()) made.view.focus();
    setEditor(made);
    onReady(made);
    return () => {
      onReady(null);
      made.destroy();
    };
  }, [note]);
  useEffect(() => {
    if (editor && !editor.isDestroyed) editor.view.dom.setAttribute('aria-label', label);
  }, [editor, label]);
  return (
    <div className={classes.editor}>
      <div ref={host} className={classes.scroller} />
      {!note && editor && <EditorToolbar editor={editor} />}
      {suggesting && <SuggestionList suggesting={suggesting} />}
    </div>
  );
}

type Latest = { current: RichEditorProps & { suggesting: Suggesting | null } };

/** What can be written: a note is plain, and calls colleagues; what goes out has form, and finds canned replies. */
function extensionsFor(
  note: boolean,
  latest: Latest,
  setSuggesting: (suggesting: Suggesting | null) => void,
): Extensions {
  return [
    StarterKit.configure({
      heading: false,
      code: false,
      codeBlock: false,
      horizontalRule: false,
      strike: false,
      underline: false,
      ...(note
        ? {
            bold: false,
            italic: false,
            link: false,
            bulletList: false,
            orderedList: false,
            listItem: false,
            listKeymap: false,
            blockquote: false,
          }
        : {
            link: {
              openOnClick: false,
              autolink: true,
              defaultProtocol: 'https',
              protocols: ['mailto', 'tel'],
            },
          }),
    }),
    Placeholder.configure({ placeholder: () => latest.current.placeholder }),
    ...(note
      ? [
          Mention.configure({
            HTMLAttributes: { class: classes.mention },
            suggestion: suggestionOf(
              '@',
              texts.composer.colleagues,
              (query) =>
                latest.current.colleagues.filter(({ name }) =>
                  name.toLowerCase().includes(query.toLowerCase()),
                ),
              setSuggesting,
              () => latest.current.suggesting,
            ),
          }),
        ]
      : [cannedExtension(latest, setSuggesting)]),
  ];
}

/** A slash at the start of a line finds a canned reply. */
function cannedExtension(latest: Latest, show: (suggesting: Suggesting | null) => void) {
  return Extension.create({
    name: 'cannedReplies',
    addProseMirrorPlugins() {
      return [
        Suggestion({
          editor: this.editor,
          pluginKey: new PluginKey('cannedReplies'),
          startOfLine: true,
          ...suggestionOf(
            '/',
            texts.cannedReplies.title,
            (query) =>
              latest.current.canned.filter(({ name }) => name.toLowerCase().includes(query.toLowerCase())),
            show,
            () => latest.current.suggesting,
          ),
          command: ({ editor, range, props }) => {
            editor.chain().focus().deleteRange(range).run();
            latest.current.onCanned(props.id);
          },
        }),
      ];
    },
  });
}

/** Files go along with the message; everything else is the editor's. */
function takeFiles(data: DataTransfer | null, onFiles: (files: File[]) => void): boolean {
  const files = [...(data?.files ?? [])];
  // Office programs put a picture beside the text that was copied: then it is the text that is meant.
  if (files.length === 0 || data?.types.includes('text/plain')) return false;
  onFiles(files);
  return true;
}
