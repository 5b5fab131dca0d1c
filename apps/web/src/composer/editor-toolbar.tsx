import { ActionIcon, Popover, TextInput } from '@mantine/core';
import {
  IconBlockquote,
  IconBold,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  type TablerIcon,
} from '@tabler/icons-react';
import { type Editor, useEditorState } from '@tiptap/react';
import { type KeyboardEvent, useState } from 'react';
import { texts } from '../texts.js';
import classes from './rich-editor.module.css';

const words = texts.composer.format;

interface Tool {
  name: 'bold' | 'italic' | 'bulletList' | 'orderedList' | 'blockquote';
  label: string;
  Icon: TablerIcon;
  run: (editor: Editor) => void;
}

const TOOLS: Tool[] = [
  { name: 'bold', label: words.bold, Icon: IconBold, run: (e) => e.chain().focus().toggleBold().run() },
  {
    name: 'italic',
    label: words.italic,
    Icon: IconItalic,
    run: (e) => e.chain().focus().toggleItalic().run(),
  },
  {
    name: 'bulletList',
    label: words.list,
    Icon: IconList,
    run: (e) => e.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'orderedList',
    label: words.numbers,
    Icon: IconListNumbers,
    run: (e) => e.chain().focus().toggleOrderedList().run(),
  },
  {
    name: 'blockquote',
    label: words.quote,
    Icon: IconBlockquote,
    run: (e) => e.chain().focus().toggleBlockquote().run(),
  },
];

/** A few forms, quietly; one stop for the Tab key, the arrows go along it. */
export function EditorToolbar({ editor }: { editor: Editor }) {
  const [at, setAt] = useState(0);
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      bulletList: now.isActive('bulletList'),
      orderedList: now.isActive('orderedList'),
      blockquote: now.isActive('blockquote'),
      link: now.isActive('link'),
    }),
  });
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0 || !(event.target instanceof HTMLButtonElement)) return;
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const next = (at + step + buttons.length) % buttons.length;
    event.preventDefault();
    setAt(next);
    buttons[next]?.focus();
  };
  return (
    <div role="toolbar" aria-label={words.title} className={classes.tools} onKeyDown={move}>
      {TOOLS.map(({ name, label, Icon, run }, index) => (
        <ActionIcon
          key={name}
          variant="subtle"
          color="gray"
          size={28}
          tabIndex={index === at ? 0 : -1}
          aria-label={label}
          title={label}
          aria-pressed={active[name]}
          onFocus={() => setAt(index)}
          onClick={() => run(editor)}
        >
          <Icon size={16} stroke={1.75} />
        </ActionIcon>
      ))}
      <LinkTool
        editor={editor}
        active={active.link}
        reachable={at === TOOLS.length}
        onFocus={() => setAt(TOOLS.length)}
      />
    </div>
  );
}

interface LinkProps {
  editor: Editor;
  active: boolean;
  reachable: boolean;
  onFocus: () => void;
}

function LinkTool({ editor, active, reachable, onFocus }: LinkProps) {
  const [opened, setOpened] = useState(false);
  const [address, setAddress] = useState('');
  const open = () => {
    setAddress(String(editor.getAttributes('link').href ?? ''));
    setOpened(true);
  };
  const done = () => {
    const href = address.trim();
    setOpened(false);
    const chain = editor.chain().focus().extendMarkRange('link');
    if (!href) chain.unsetLink().run();
    else {
      const whole = /^(https?|mailto|tel):/i.test(href) ? href : `https://${href}`;
      if (editor.state.selection.empty && !active) {
        chain
          .insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href: whole } }] })
          .run();
      } else chain.setLink({ href: whole }).run();
    }
  };
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="top-start"
      trapFocus
      shadow="md"
      withinPortal={false}
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          tabIndex={reachable ? 0 : -1}
          aria-label={words.link}
          title={words.link}
          aria-pressed={active}
          onFocus={onFocus}
          onClick={open}
        >
          <IconLink size={16} stroke={1.75} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <TextInput
          label={words.address}
          description={words.addressHint}
          placeholder="https://"
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Enter') {
              event.preventDefault();
              done();
            } else if (event.key === 'Escape') {
              setOpened(false);
              editor.commands.focus();
            }
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
