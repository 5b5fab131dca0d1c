/** Somebody who writes in. Their addresses end in `.example`, which no mail server can ever reach (RFC 6761). */
export interface Writer {
  name: string;
  address: string;
}

export interface LetterFile {
  name: string;
  contentType: string;
  content: Buffer;
}

/** One mail as its writer sees it. */
export interface Letter {
  subject: string;
  text: string;
  /** Beside the text; many mail programs send both. */
  html?: string;
  files?: LetterFile[];
  /** Further header lines, by name. */
  headers?: Record<string, string>;
  /** How the text is written down; `windows-1252` is what old mail programs use. */
  charset?: 'utf-8' | 'windows-1252';
}

export type ColleagueKey = 'bea' | 'sam' | 'nia' | 'tom' | 'joan' | 'you';

/** What happens next: by a colleague within working hours, or by the contact at any time. */
export type Turn =
  | { does: 'take'; after: number; by?: ColleagueKey }
  | { does: 'note'; after: number; text: string; by?: ColleagueKey }
  | { does: 'answer'; after: number; text: string; leaves?: 'wait' | 'done'; by?: ColleagueKey }
  | { does: 'assign'; after: number; to: ColleagueKey; by?: ColleagueKey }
  | { does: 'transfer'; after: number; queue: string; by?: ColleagueKey }
  | { does: 'wait-for-others'; after: number; by?: ColleagueKey }
  | { does: 'resolve'; after: number; by?: ColleagueKey }
  | { does: 'tag'; after: number; tags: string[]; by?: ColleagueKey }
  /** Put aside until so many days from now. */
  | { does: 'snooze'; after: number; days: number; by?: ColleagueKey }
  | { does: 'spam'; after: number; by?: ColleagueKey }
  /** The contact answers our last message, with it quoted below. */
  | { does: 'write'; after: number; letter: Omit<Letter, 'subject'>; quotes?: boolean }
  /** The same mail arrives once more, as it does where somebody writes to two of our addresses. */
  | { does: 'arrive-again'; after: number }
  /** The contact's mailbox answers our last message by itself. */
  | { does: 'out-of-office'; after: number; text: string }
  /** Our last message comes back. */
  | { does: 'bounce'; after: number };

/** When it begins: so many working days ago, or so many days; `time` is on the organisation's clock, `HH:MM`. */
export type Begin = { workingDaysAgo: number; time: string } | { daysAgo: number; time: string };

/**
 * One matter from its first mail on. `after` counts working days for colleagues and days for the contact, from the turn before;
 * what would lie in the future has not happened yet, and neither has anything behind it.
 */
export interface Story {
  begins: Begin;
  writer: Writer;
  letter: Letter;
  /** Who does what no turn gives to another. */
  handler: ColleagueKey;
  turns: Turn[];
  /** Names, in its subject, the reference of the story begun before it with this key. */
  mentions?: string;
  key?: string;
  /** The mail as it comes off the wire, where it is one that no program of ours would write. */
  raw?: Buffer;
}
