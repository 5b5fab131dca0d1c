import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowRight, IconBolt, IconFilter, IconInbox, IconMessage, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { listConversations } from '#api-client';
import { contactsFoundQuery } from '../api/contact-queries.js';
import { conversationsKey, queuesQuery, savedViewsQuery, usersQuery, viewsQuery } from '../api/queries.js';
import { ChannelIcon } from '../frame/channel-icon.js';
import { pagesFor } from '../frame/pages.js';
import { addressOf } from '../inbox/filter.js';
import type { Command } from '../keyboard/commands.js';
import { useWho } from '../session/who.js';
import { texts } from '../texts.js';
import { bestOf } from './fuzzy-score.js';
import { recentIds } from './recent.js';

const words = texts.palette;
const icon = { size: 16, stroke: 1.6, 'aria-hidden': true } as const;
const TYPING_MS = 180;
const MOST_IN_GROUP = 6;
const MOST_FOUND = 6;
/** Fewer letters would find nearly everything. */
const SHORTEST_SEARCH = 2;

export interface PaletteItem {
  id: string;
  label: string;
  /** What stands behind it, fainter. */
  hint?: string;
  keys?: string[];
  icon: ReactNode;
  run: () => void;
}

export interface PaletteGroup {
  name: string;
  items: PaletteItem[];
}

/** Everything that fits what was typed, by what it is. */
export function usePaletteItems(typed: string, commands: readonly Command[], opened: boolean) {
  const places = usePlaces(opened);
  const actions: PaletteItem[] = commands.map(({ id, label, keys = [], run }) => ({
    id: `do:${id}`,
    label,
    keys,
    run,
    icon: <IconBolt {...icon} />,
  }));
  const found = useFound(typed);
  const fitting = (name: string, items: PaletteItem[], most = MOST_IN_GROUP): PaletteGroup => ({
    name,
    items: bestOf(typed, items, ({ label }) => label, most),
  });
  const all = [...actions, ...places.views, ...places.savedViews, ...places.queues, ...places.pages];
  const recent = typed.trim() ? [] : recentIds().flatMap((id) => all.find((item) => item.id === id) ?? []);
  const others = (items: PaletteItem[]) => items.filter((item) => !recent.includes(item));
  const groups: PaletteGroup[] = [
    { name: words.groups.recent, items: recent },
    fitting(words.groups.actions, others(actions), typed.trim() ? MOST_IN_GROUP : 50),
    fitting(words.groups.views, others(places.views), 10),
    fitting(words.groups.savedViews, others(places.savedViews)),
    fitting(words.groups.queues, others(places.queues)),
    fitting(words.groups.pages, others(places.pages)),
    { name: words.groups.conversations, items: found.conversations },
    {
      name: words.groups.people,
      items: typed.trim() ? [...bestOf(typed, places.people, ({ label }) => label, 4), ...found.people] : [],
    },
  ];
  return { groups: groups.filter(({ items }) => items.length > 0), looking: found.looking };
}

function usePlaces(enabled: boolean) {
  const navigate = useNavigate();
  const who = useWho();
  const { data: views = [] } = useQuery({ ...viewsQuery, enabled });
  const { data: saved = [] } = useQuery({ ...savedViewsQuery, enabled });
  const { data: queues = [] } = useQuery({ ...queuesQuery, enabled });
  const { data: users = [] } = useQuery({ ...usersQuery, enabled });
  const go = (id: string, label: string, address: string, mark: ReactNode): PaletteItem => ({
    id,
    label,
    icon: mark,
    run: () => void navigate(address),
  });
  const count = (open: number | null) => (open ? { hint: String(open) } : {});
  return {
    views: views.map(({ key, name, query, open }) => ({
      ...go(`view:${key}`, name, addressOf(query === 'status=active' ? '' : query), <IconInbox {...icon} />),
      ...count(open),
    })),
    savedViews: saved.map(({ id, name, query, open }) => ({
      ...go(`saved:${id}`, name, addressOf(query), <IconFilter {...icon} />),
      ...count(open),
    })),
    queues: queues.map(({ key, name, open }) => ({
      ...go(`queue:${key}`, name, addressOf({ queue: key }), <IconInbox {...icon} />),
      ...count(open),
    })),
    pages: pagesFor(who).map(({ to, name }) =>
      go(`page:${to.slice(1)}`, name, to, <IconArrowRight {...icon} />),
    ),
    people: users
      .filter(({ disabled }) => !disabled)
      .map(({ id, name }) =>
        go(`person:${id}`, words.openItems(name), addressOf({ assignee: id }), <IconUser {...icon} />),
      ),
  };
}

/** Conversations by words or reference, and the people who have written, by name or address. */
function useFound(typed: string) {
  const navigate = useNavigate();
  const [q] = useDebouncedValue(typed.trim(), TYPING_MS);
  const enabled = q.length >= SHORTEST_SEARCH;
  const { data, isFetching } = useQuery({
    queryKey: [...conversationsKey, 'palette', q],
    queryFn: async ({ signal }) =>
      (
        await listConversations({
          query: { q, limit: MOST_FOUND, sort: 'newest' },
          throwOnError: true,
          signal,
        })
      ).data.items,
    enabled,
    retry: false,
  });
  const contacts = useQuery({ ...contactsFoundQuery(q), enabled, retry: false });
  if (!enabled || !typed.trim()) return { conversations: [], people: [], looking: false };
  const rows = data ?? [];
  const conversations: PaletteItem[] = rows.map(({ reference, subject, contact, channel }) => ({
    id: `conversation:${reference}`,
    label: subject || texts.list.noSubject,
    hint: `${contact?.name || contact?.address || texts.list.anyone} · ${reference}`,
    icon: <ChannelIcon type={channel.type} size={16} />,
    run: () => void navigate(addressOf({}, reference)),
  }));
  if (rows.length > 0) {
    conversations.push({
      id: 'search-all',
      label: words.searchAll(q),
      icon: <IconMessage {...icon} />,
      run: () => void navigate(addressOf({ q })),
    });
  }
  return {
    conversations,
    people: (contacts.data ?? []).map(({ id, name, identities, all }) => {
      const known = name || (identities[0]?.value ?? texts.person.noName);
      const address = name ? identities[0]?.value : undefined;
      return {
        id: `contact:${id}`,
        label: words.contactItems(known),
        hint: [address, texts.person.conversations(all)].filter(Boolean).join(' · '),
        icon: <IconUser {...icon} />,
        run: () => void navigate(addressOf({ contact: id, sort: 'newest' })),
      };
    }),
    looking: (isFetching && !data) || (contacts.isFetching && !contacts.data),
  };
}
