import type { SuggestionKeyDownProps, SuggestionOptions, SuggestionProps } from '@tiptap/suggestion';
import classes from './rich-editor.module.css';

export interface Suggestable {
  id: string;
  name: string;
}

/** A list that stands at the caret while somebody types a name. */
export interface Suggesting {
  /** What is listed, for who does not see it. */
  label: string;
  /** What there is to choose from now: it may still be on its way when somebody begins to type. */
  items: () => Suggestable[];
  at: number;
  place: { left: number; top: number; bottom: number };
  pick: (item: Suggestable) => void;
}

/** As large as it gets, and how near to the edge of the window. */
const HEIGHT = 240;
const WIDTH = 320;
const EDGE = 12;
const MOST = 8;

/** What Tiptap needs to offer something as one types; the list itself is drawn by React. */
export function suggestionOf(
  char: string,
  label: string,
  find: (query: string) => Suggestable[],
  show: (suggesting: Suggesting | null) => void,
  now: () => Suggesting | null,
): Omit<SuggestionOptions<Suggestable>, 'editor'> {
  let drawn: SuggestionProps<Suggestable> | null = null;
  // In a window of another size the words stand elsewhere.
  const follow = () => {
    const [open, box] = [now(), drawn?.clientRect?.()];
    if (open && box) show({ ...open, place: { left: box.left, top: box.top, bottom: box.bottom } });
  };
  const draw = (props: SuggestionProps<Suggestable>) => {
    drawn = props;
    const box = props.clientRect?.();
    if (!box) return show(null);
    const { left, top, bottom } = box;
    show({
      label,
      items: () => find(props.query).slice(0, MOST),
      at: 0,
      place: { left, top, bottom },
      pick: (item) => props.command({ id: item.id, label: item.name } as unknown as Suggestable),
    });
  };
  return {
    char,
    render: () => ({
      onStart: (props) => {
        window.addEventListener('resize', follow);
        draw(props);
      },
      onUpdate: draw,
      onExit: () => {
        window.removeEventListener('resize', follow);
        show(null);
      },
      onKeyDown: ({ event }: SuggestionKeyDownProps) => {
        const open = now();
        const items = open?.items() ?? [];
        if (!open || items.length === 0) return false;
        const { at } = open;
        if (event.key === 'ArrowDown') show({ ...open, at: (at + 1) % items.length });
        else if (event.key === 'ArrowUp') show({ ...open, at: (at + items.length - 1) % items.length });
        else if (event.key === 'Enter' || event.key === 'Tab') {
          const chosen = items[at];
          if (chosen) open.pick(chosen);
        } else if (event.key === 'Escape') {
          event.stopPropagation();
          show(null);
        } else return false;
        return true;
      },
    }),
  };
}

export function SuggestionList({
  suggesting: { label, items, at, place, pick },
}: {
  suggesting: Suggesting;
}) {
  const offered = items();
  if (offered.length === 0) return null;
  const above = place.bottom + HEIGHT > window.innerHeight;
  const left = Math.max(EDGE, Math.min(place.left, window.innerWidth - WIDTH - EDGE));
  const style = above
    ? { left, bottom: window.innerHeight - place.top + 4 }
    : { left, top: place.bottom + 4 };
  return (
    <div role="listbox" aria-label={label} className={classes.suggestions} style={style}>
      {offered.map((item, index) => (
        <div
          key={item.id}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          className={classes.suggestion}
          // The caret stays where it is.
          onMouseDown={(event) => {
            event.preventDefault();
            pick(item);
          }}
        >
          {item.name}
        </div>
      ))}
    </div>
  );
}
