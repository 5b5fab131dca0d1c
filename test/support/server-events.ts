import { eventually } from './eventually.js';
import { sseEvents } from './sse-events.js';

export interface Told {
  type: string;
  reference: string;
  queue: string;
  left?: string;
  assigneeId: string | null;
  version: number;
}

/** One open line of server-sent events, and all that was heard on it. */
export interface Line {
  all: Told[];
  /** Resolves with the first change that fits, heard before or still to come. */
  event(fits: (told: Told) => boolean): Promise<Told>;
  /** Resolves once an event of another kind was heard whose data fits. */
  raw(kind: string, fits: (data: string) => boolean): Promise<void>;
  /** The data of all events of another kind that were heard so far. */
  told(kind: string): string[];
  /** Resolves once it was said that somebody may see more or less. */
  access(): Promise<void>;
  ended(): boolean;
  stop(): void;
}

/** Listens as a browser does; what happens after it resolves is heard. */
export async function listen(url: string, cookie: string): Promise<Line> {
  const stopping = new AbortController();
  const response = await fetch(`${url}/api/events`, { headers: { cookie }, signal: stopping.signal });
  const all: Told[] = [];
  const others: { kind: string; data: string }[] = [];
  let ended = false;
  void (async () => {
    for await (const { kind, data } of sseEvents(response)) {
      if (kind === 'change' && data) all.push(JSON.parse(data) as Told);
      else others.push({ kind, data });
    }
    ended = true;
  })().catch(() => {
    ended = true;
  });
  return {
    all,
    event: (fits) =>
      eventually(() => {
        const told = all.find(fits);
        if (!told) throw new Error(`Not heard yet; heard so far: ${JSON.stringify(all)}`);
        return told;
      }),
    raw: (kind, fits) =>
      eventually(() => expect(others.some((o) => o.kind === kind && fits(o.data))).toBe(true)),
    told: (kind) => others.filter((o) => o.kind === kind).map(({ data }) => data),
    access: () => eventually(() => expect(others.map((o) => o.kind)).toContain('access')),
    ended: () => ended,
    stop: () => stopping.abort(),
  };
}
