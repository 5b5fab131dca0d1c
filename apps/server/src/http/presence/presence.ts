import { EntityManager } from '@mikro-orm/sql';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Subject } from 'rxjs';
import { Signals } from '#shared';

const PRESENCE_SIGNAL = 'presence';
/** Browsers say every 20 s that they are still there; one that fell silent has gone. */
const FORGOTTEN_MS = 50_000;
const SWEEP_MS = 10_000;

export type Doing = 'viewing' | 'writing';

/** One person at one conversation. */
export interface Present {
  id: string;
  name: string;
  doing: Doing;
}

/** Who is at a conversation at this moment. */
export interface Gathering {
  reference: string;
  queue: string;
  people: Present[];
}

interface Told extends Omit<Present, 'doing'> {
  reference: string;
  queue: string;
  doing: Doing | null;
  /** Which of this person's windows says so. */
  tab: string;
}

/** What one window has said, and when. */
interface Window extends Present {
  tab: string;
  at: number;
}

interface Place {
  queue: string;
  windows: Map<string, Window>;
}

/** Who is looking at what, and who is writing: told among all processes, kept in none, forgotten when nobody says so any more. */
@Injectable()
export class Presence implements OnModuleInit, OnModuleDestroy {
  /** What has changed for those who look. */
  readonly changes = new Subject<Gathering>();
  private readonly places = new Map<string, Place>();
  private stop: () => void = () => {};
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly signals: Signals,
    private readonly em: EntityManager,
  ) {}

  async onModuleInit(): Promise<void> {
    this.stop = await this.signals.subscribe(PRESENCE_SIGNAL, (told) => this.hear(JSON.parse(told) as Told));
    this.timer = setInterval(() => this.sweep(), SWEEP_MS).unref();
  }

  onModuleDestroy(): void {
    this.stop();
    clearInterval(this.timer);
    this.changes.complete();
  }

  /**
   * @param doing null: has left
   * @param tab which of their windows says so
   */
  async tell(
    place: { reference: string; queue: string },
    who: { id: string; name: string },
    doing: Doing | null,
    tab: string,
  ) {
    const told: Told = { ...place, id: who.id, name: who.name, doing, tab };
    await this.em
      .fork()
      .execute(`select pg_notify('postroom_${PRESENCE_SIGNAL}', ?)`, [JSON.stringify(told)]);
  }

  /** Everybody who is anywhere. */
  all(): Gathering[] {
    return [...this.places].map(([reference, place]) => gathering(reference, place));
  }

  private hear({ reference, queue, id, name, doing, tab }: Told): void {
    const place = this.places.get(reference) ?? { queue, windows: new Map() };
    const before = doingOf(place, id);
    place.queue = queue;
    const key = `${id} ${tab}`;
    if (doing) place.windows.set(key, { id, name, doing, tab, at: performance.now() });
    else place.windows.delete(key);
    if (place.windows.size > 0) this.places.set(reference, place);
    else this.places.delete(reference);
    if (before !== doingOf(place, id)) this.changes.next(gathering(reference, place));
  }

  private sweep(): void {
    const oldest = performance.now() - FORGOTTEN_MS;
    for (const [reference, { queue, windows }] of this.places) {
      for (const { id, name, tab, at } of windows.values()) {
        if (at < oldest) this.hear({ reference, queue, id, name, doing: null, tab });
      }
    }
  }
}

/** What one person does there, in whichever of their windows: who writes in one of them is writing. */
function doingOf({ windows }: Place, person: string): Doing | null {
  const all = [...windows.values()].filter(({ id }) => id === person).map(({ doing }) => doing);
  return all.includes('writing') ? 'writing' : (all[0] ?? null);
}

function gathering(reference: string, place: Place): Gathering {
  const people = new Map<string, Present>();
  for (const { id, name } of place.windows.values()) {
    const doing = doingOf(place, id);
    if (doing) people.set(id, { id, name, doing });
  }
  return { reference, queue: place.queue, people: [...people.values()] };
}
