import type { Draft, DraftContent } from '#api-client';
import { Problem } from '../api/problem.js';

const QUIET_MS = 700;
const AGAIN_MS = 5_000;

export const NOTHING: DraftContent = {
  writing: 'reply',
  html: '',
  to: null,
  cc: null,
  bcc: null,
  subject: null,
  message: null,
  attachments: [],
  originals: null,
  note: '',
  holding: false,
  seen: null,
};

/** Where drafts are kept for good. */
export interface DraftRoom {
  get(): Promise<Draft | null>;
  keep(content: DraftContent, revision: string | null, keepalive: boolean): Promise<Draft>;
  discard(revision: string): Promise<void>;
}

/** What this browser remembers by itself. */
export interface OwnMemory {
  read(): string | null;
  write(value: string | null): void;
}

export interface DraftState {
  content: DraftContent;
  /** `here`: only on this computer as yet. */
  kept: 'nowhere' | 'here' | 'everywhere';
  /** What another device holds instead; null in it: nothing any more. */
  other: { draft: Draft | null } | null;
  /** Another number wherever the content was not typed here. */
  epoch: number;
}

interface Remembered {
  content: DraftContent;
  revision: string | null;
  /** Not yet with the server. */
  dirty: boolean;
}

/** Whether there is anything that somebody would miss. */
export function isEmpty({ html, note, attachments }: DraftContent): boolean {
  return !hasWords(html) && !hasWords(note) && attachments.length === 0;
}

export function hasWords(html: string): boolean {
  return html.replace(/<[^>]*>|&nbsp;/g, '').trim() !== '';
}

/** The same words to the same people with the same files, in whatever order the server names its fields. */
function isSame(a: DraftContent, b: DraftContent): boolean {
  const plain = (content: DraftContent) =>
    Object.keys(NOTHING)
      .filter((key) => key !== 'seen')
      .map((key) =>
        key === 'attachments'
          ? content.attachments.map(({ id }) => id)
          : // What was kept before there was such a thing says nothing of it.
            (content[key as keyof DraftContent] ?? NOTHING[key as keyof DraftContent]),
      );
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

/**
 * Keeps what is written: in this browser with every letter, with the server after every pause, and again when a line that was
 * down is back. What another device has written is never overwritten unseen.
 */
export class DraftKeeper {
  private state: DraftState = { content: NOTHING, kept: 'nowhere', other: null, epoch: 0 };
  private revision: string | null = null;
  private dirty = false;
  /** The call under way, if any. */
  private saving: Promise<void> | null = null;
  private sending = false;
  /** Grows when what is under way no longer matters. */
  private age = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly room: DraftRoom,
    private readonly memory: OwnMemory,
    private readonly changed: () => void = () => {},
  ) {
    const before = read(memory);
    if (!before) return;
    this.revision = before.revision;
    this.dirty = before.dirty;
    this.state = { ...this.state, content: before.content, kept: before.dirty ? 'here' : 'everywhere' };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  now = (): DraftState => this.state;

  /** Looks what the server holds. */
  async load(): Promise<void> {
    const age = this.age;
    const draft = await this.room.get().catch(() => undefined);
    if (draft === undefined || age !== this.age) return;
    if (!this.dirty) this.take(draft);
    else if ((draft?.revision ?? null) === this.revision) void this.save();
    else this.meet(draft);
  }

  change(patch: Partial<DraftContent>): void {
    const content = { ...this.state.content, ...patch };
    this.dirty = true;
    this.set({ content, kept: isEmpty(content) ? 'nowhere' : 'here' });
    this.remember();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), QUIET_MS);
  }

  /** Sends up what is only here. @param leaving the page goes away: the call must outlive it */
  async save(leaving = false): Promise<void> {
    clearTimeout(this.timer);
    if (!this.dirty || this.state.other || ((this.saving || this.sending) && !leaving)) return;
    const saving = this.saveNow(leaving);
    this.saving = saving;
    await saving;
    if (this.saving === saving) this.saving = null;
  }

  /**
   * Does what sends these words. Meanwhile nothing is saved: a draft that reached the server after them would bring back what
   * has just been sent.
   */
  async whileSending<T>(send: () => Promise<T>): Promise<T> {
    clearTimeout(this.timer);
    this.sending = true;
    try {
      await this.saving;
      return await send();
    } finally {
      this.sending = false;
      if (this.dirty) this.timer = setTimeout(() => void this.save(), QUIET_MS);
    }
  }

  private async saveNow(leaving: boolean): Promise<void> {
    const { age, revision } = this;
    const { content } = this.state;
    try {
      if (isEmpty(content)) {
        if (revision) await this.room.discard(revision);
        if (age === this.age) this.settled(content, null);
      } else {
        const draft = await this.room.keep(content, revision, leaving);
        if (age === this.age) this.settled(content, draft.revision);
      }
    } catch (error) {
      if (age === this.age) await this.failed(error);
    }
    if (this.dirty && age === this.age && !this.state.other) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.save(), AGAIN_MS);
    }
  }

  /** It was sent: the server has forgotten it already. */
  forget(): void {
    this.age += 1;
    this.take(null);
  }

  /** Two devices wrote at once: the person has chosen. */
  choose(which: 'mine' | 'other'): void {
    const { other } = this.state;
    if (!other) return;
    if (which === 'other') {
      this.take(other.draft);
      return;
    }
    this.revision = other.draft?.revision ?? null;
    this.set({ other: null });
    this.remember();
    void this.save();
  }

  private settled(content: DraftContent, revision: string | null): void {
    this.revision = revision;
    this.dirty = this.state.content !== content;
    if (!this.dirty) this.set({ kept: isEmpty(content) ? 'nowhere' : 'everywhere' });
    this.remember();
    this.changed();
  }

  private async failed(error: unknown): Promise<void> {
    if (!(error instanceof Problem) || error.code !== 'newer-draft') return;
    const draft = await this.room.get().catch(() => undefined);
    if (draft !== undefined) this.meet(draft);
  }

  /** Another device holds something else: both stay until the person chooses. */
  private meet(draft: Draft | null): void {
    if (draft && isSame(draft.content, this.state.content)) {
      this.revision = draft.revision;
      this.dirty = false;
      this.remember();
    } else if (isEmpty(this.state.content)) this.take(draft);
    else this.set({ other: { draft } });
  }

  private take(draft: Draft | null): void {
    clearTimeout(this.timer);
    const content = draft?.content ?? NOTHING;
    const same = isSame(content, this.state.content);
    this.revision = draft?.revision ?? null;
    this.dirty = false;
    this.set({
      content,
      kept: draft ? 'everywhere' : 'nowhere',
      other: null,
      epoch: this.state.epoch + (same ? 0 : 1),
    });
    this.remember();
    this.changed();
  }

  private set(patch: Partial<DraftState>): void {
    this.state = { ...this.state, ...patch };
    for (const listener of this.listeners) listener();
  }

  private remember(): void {
    const { content } = this.state;
    const { revision, dirty } = this;
    const gone = isEmpty(content) && !dirty;
    this.memory.write(gone ? null : JSON.stringify({ content, revision, dirty } satisfies Remembered));
  }
}

function read(memory: OwnMemory): Remembered | null {
  try {
    const found = JSON.parse(memory.read() ?? 'null') as Remembered | null;
    return found && { ...found, content: { ...NOTHING, ...found.content } };
  } catch {
    return null;
  }
}
