import { useMantineColorScheme } from '@mantine/core';
import { useNavigate } from 'react-router';
import { undoLast } from '../conversation/undo.js';
import { setDensity, useDensity } from '../inbox/density.js';
import { useCommands } from '../keyboard/commands.js';
import { useSignOut } from '../session/use-sign-out.js';
import { texts } from '../texts.js';

const words = texts.frame;

/** Where `g` and a letter lead. */
const PLACES = {
  mine: ['g m', '/?assignee=me'],
  unassigned: ['g u', '/?assignee=none'],
  today: ['g t', '/?due=today'],
  overdue: ['g o', '/?due=overdue'],
  waiting: ['g w', '/?status=waiting'],
  all: ['g a', '/'],
  snoozed: ['g z', '/?status=snoozed'],
  done: ['g d', '/?status=done'],
  spam: ['g s', '/?status=spam'],
  channels: ['g c', '/channels'],
} as const;

const THEMES = ['light', 'dark', 'auto'] as const;

/** What can be done from anywhere: going places, how it looks, and leaving. */
export function useFrameCommands(tools: { openKeys: () => void; toggleNews: () => void }): void {
  const navigate = useNavigate();
  const density = useDensity();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  const to = (name: keyof typeof PLACES) => {
    const [key, address] = PLACES[name];
    return { id: `go-${name}`, label: words.goTo[name], keys: [key], run: () => void navigate(address) };
  };
  useCommands([
    ...(Object.keys(PLACES) as (keyof typeof PLACES)[]).map(to),
    { id: 'for-you', label: texts.notifications.title, keys: ['g n'], run: tools.toggleNews },
    { id: 'keys', label: words.keys, keys: ['?'], run: tools.openKeys },
    { id: 'undo', label: words.undo, keys: ['z'], run: () => void undoLast() },
    ...THEMES.filter((each) => each !== colorScheme).map((each) => ({
      id: `theme-${each}`,
      label: `${words.theme}: ${words[each].toLowerCase()}`,
      run: () => setColorScheme(each),
    })),
    ...(['comfortable', 'compact'] as const)
      .filter((each) => each !== density)
      .map((each) => ({ id: `rows-${each}`, label: texts.views[each], run: () => setDensity(each) })),
    { id: 'sign-out', label: texts.session.signOut, run: () => void signOut() },
  ]);
}
