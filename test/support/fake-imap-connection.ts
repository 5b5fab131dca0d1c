import type { Socket } from 'node:net';
import type { FakeMailbox } from './fake-imap-mailbox.js';

/** What the server does wrong, at the command named first; each once, or as often as it says. */
export interface ImapMisbehaviour {
  /** The first word or two as sent: `UID FETCH`, `LOGIN`, `SELECT`. */
  at: string;
  /** Cuts the line at once or in the middle of the nth body; never answers; answers NO, or as if it had nothing. */
  does: 'drop' | 'cut' | 'stall' | 'empty' | `NO ${string}`;
  /** For `cut`: how many bodies go out whole before. */
  after?: number;
  /** Only where the rest of the command is so. */
  when?: (rest: string) => boolean;
  times?: number;
}

/** What all connections of one server share. */
export interface FakeImapState {
  user: string;
  password: string;
  accessToken: (() => string) | undefined;
  folders: Map<string, FakeMailbox>;
  commands: string[];
  misbehaviour: ImapMisbehaviour | null;
  idleStarted(): void;
}

/** One client's connection to the fake IMAP server. */
export class FakeImapConnection {
  private pending = Buffer.alloc(0);
  private selected: FakeMailbox | null = null;
  /** Takes the next line, whatever it says: the end of IDLE, or an answer to a challenge. */
  private nextLine: ((line: string) => void) | null = null;
  private stopWatching: (() => void) | null = null;

  private readonly handlers: Record<string, (tag: string, rest: string, name: string) => void> = {
    CAPABILITY: (tag, _rest, name) => {
      const oauth = this.state.accessToken ? ' AUTH=XOAUTH2' : '';
      this.send(`* CAPABILITY IMAP4rev1 IDLE MOVE UIDPLUS AUTH=PLAIN${oauth}`);
      this.ok(tag, name);
    },
    LOGIN: (tag, rest) => this.signIn(tag, unquote(rest).join('\0')),
    AUTHENTICATE: (tag, rest) => this.authenticate(tag, rest),
    NAMESPACE: (tag, _rest, name) => {
      this.send('* NAMESPACE (("" "/")) NIL NIL');
      this.ok(tag, name);
    },
    LIST: (tag, rest, name) => this.list(tag, name, rest),
    LSUB: (tag, rest, name) => this.list(tag, name, rest),
    SELECT: (tag, rest, name) => this.select(tag, name, unquote(rest)[0] ?? ''),
    EXAMINE: (tag, rest, name) => this.select(tag, name, unquote(rest)[0] ?? ''),
    CREATE: (tag, rest, name) => {
      this.state.folders.set(unquote(rest)[0] ?? '', this.inbox().emptyCopy());
      this.ok(tag, name);
    },
    'UID SEARCH': (tag, rest) => this.search(tag, rest),
    'UID FETCH': (tag, rest) => this.fetch(tag, rest, Number.POSITIVE_INFINITY),
    'UID STORE': (tag, rest, name) => {
      for (const message of this.mailbox().pick(rest.split(' ')[0] ?? '')) message.flags.add('\\Seen');
      this.ok(tag, name);
    },
    'UID MOVE': (tag, rest) => this.move(tag, rest),
    IDLE: (tag, _rest, name) => {
      this.nextLine = () => this.ok(tag, name);
      this.send('+ idling');
      this.state.idleStarted();
    },
    LOGOUT: (tag, _rest, name) => {
      this.send('* BYE bye');
      this.ok(tag, name);
      this.socket.end();
    },
  };

  constructor(
    private readonly socket: Socket,
    private readonly state: FakeImapState,
  ) {
    socket.on('data', (data) => this.take(data));
    socket.once('close', () => this.stopWatching?.());
    this.send('* OK fake ready');
  }

  private send(line: string): void {
    this.socket.write(`${line}\r\n`);
  }

  private ok(tag: string, name: string): void {
    this.send(`${tag} OK ${name} done`);
  }

  private inbox(): FakeMailbox {
    return this.state.folders.get('INBOX') as FakeMailbox;
  }

  private mailbox(): FakeMailbox {
    return this.selected ?? this.inbox();
  }

  /** Lines, with literals (RFC 3501, 4.3) put in place as quoted strings. */
  private take(data: Buffer): void {
    this.pending = Buffer.concat([this.pending, data]);
    for (;;) {
      const end = this.pending.indexOf('\r\n');
      if (end < 0) return;
      const line = this.pending.subarray(0, end).toString();
      const literal = /\{(\d+)(\+?)\}$/.exec(line);
      if (!literal) {
        this.pending = this.pending.subarray(end + 2);
        this.run(line);
        continue;
      }
      const length = Number(literal[1]);
      if (!literal[2]) this.send('+ go on');
      if (this.pending.length < end + 2 + length) return;
      const value = this.pending.subarray(end + 2, end + 2 + length).toString();
      const rest = this.pending.subarray(end + 2 + length);
      this.pending = Buffer.concat([Buffer.from(`${line.slice(0, literal.index)}"${value}"`), rest]);
    }
  }

  private run(line: string): void {
    const { nextLine } = this;
    if (nextLine) {
      this.nextLine = null;
      nextLine(line);
      return;
    }
    const [tag = '', first = '', ...words] = line.split(' ');
    const name = first.toUpperCase() === 'UID' ? `UID ${words.shift()?.toUpperCase()}` : first.toUpperCase();
    const rest = words.join(' ');
    this.state.commands.push(/^(LOGIN|AUTHENTICATE)$/.test(name) ? name : `${name} ${rest}`.trim());
    if (this.misbehaves(tag, name, rest)) return;
    const handler = this.handlers[name] ?? (() => this.ok(tag, name));
    handler(tag, rest, name);
  }

  private misbehaves(tag: string, name: string, rest: string): boolean {
    const wrong = this.state.misbehaviour;
    if (wrong?.at !== name || (wrong.when && !wrong.when(rest))) return false;
    if (wrong.times !== undefined && --wrong.times <= 0) this.state.misbehaviour = null;
    if (wrong.does === 'drop') this.socket.destroy();
    else if (wrong.does === 'empty') this.ok(tag, name);
    else if (wrong.does === 'cut') this.fetch(tag, rest, wrong.after ?? 0);
    else if (wrong.does !== 'stall') this.send(`${tag} ${wrong.does}`);
    return true;
  }

  private signIn(tag: string, credentials: string): void {
    const right = credentials === `${this.state.user}\0${this.state.password}`;
    this.send(right ? `${tag} OK signed in` : `${tag} NO [AUTHENTICATIONFAILED] Wrong user or password`);
  }

  private authenticate(tag: string, rest: string): void {
    const [mechanism = '', initial] = rest.split(' ');
    const decode = (text: string) => Buffer.from(text, 'base64').toString();
    if (mechanism.toUpperCase() === 'PLAIN') {
      this.nextLine = (line) => this.signIn(tag, decode(line).slice(1));
      this.send('+ ');
      return;
    }
    const token = this.state.accessToken?.();
    const right = decode(initial ?? '') === `user=${this.state.user}\x01auth=Bearer ${token}\x01\x01`;
    this.send(right ? `${tag} OK signed in` : `${tag} NO [AUTHENTICATIONFAILED] Invalid token`);
  }

  private list(tag: string, name: string, rest: string): void {
    const pattern = unquote(rest).at(-1) ?? '*';
    for (const folder of this.state.folders.keys()) {
      if (pattern === '*' || pattern === folder) this.send(`* ${name} () "/" "${folder}"`);
    }
    this.ok(tag, name);
  }

  private select(tag: string, name: string, folder: string): void {
    const mailbox = this.state.folders.get(folder);
    if (!mailbox) {
      this.send(`${tag} NO [NONEXISTENT] No such folder`);
      return;
    }
    this.selected = mailbox;
    this.stopWatching?.();
    this.stopWatching = mailbox.watch((exists) => this.send(`* ${exists} EXISTS`));
    this.send('* FLAGS (\\Seen \\Deleted)');
    this.send(`* OK [PERMANENTFLAGS (${name === 'SELECT' ? '\\Seen \\Deleted \\*' : ''})] flags`);
    this.send(`* ${mailbox.messages.length} EXISTS`);
    this.send(`* OK [UIDVALIDITY ${mailbox.uidValidity}] valid`);
    this.send(`* OK [UIDNEXT ${mailbox.uidNext}] next`);
    this.send(`${tag} OK [READ-${name === 'SELECT' ? 'WRITE' : 'ONLY'}] ${name} done`);
  }

  private search(tag: string, rest: string): void {
    const set = /(?:^|UID )([\d:*,]+)/.exec(rest)?.[1] ?? '1:*';
    const larger = Number(/LARGER (\d+)/.exec(rest)?.[1] ?? -1);
    const uids = this.mailbox()
      .pick(set)
      .filter((message) => (message.size ?? message.raw.length) > larger)
      .map((message) => message.uid);
    this.send(`* SEARCH ${uids.join(' ')}`.trim());
    this.ok(tag, 'SEARCH');
  }

  /** @param whole how many bodies go out whole before the line is cut in the middle of the next */
  private fetch(tag: string, rest: string, whole: number): void {
    const withBody = rest.includes('BODY.PEEK[]');
    let bodies = 0;
    for (const message of this.mailbox().pick(rest.split(' ')[0] ?? '')) {
      const { uid, raw, internalDate } = message;
      const number = this.mailbox().messages.indexOf(message) + 1;
      const items = `UID ${uid} RFC822.SIZE ${message.size ?? raw.length} INTERNALDATE "${internalDate}"`;
      if (!withBody) {
        this.send(`* ${number} FETCH (${items})`);
        continue;
      }
      this.socket.write(`* ${number} FETCH (${items} BODY[] {${raw.length}}\r\n`);
      if (bodies++ >= whole) {
        this.socket.write(raw.subarray(0, Math.floor(raw.length / 2)), () => this.socket.destroy());
        return;
      }
      this.socket.write(raw);
      this.socket.write(')\r\n');
    }
    this.ok(tag, 'FETCH');
  }

  private move(tag: string, rest: string): void {
    const [set = '', ...name] = rest.split(' ');
    const target = this.state.folders.get(unquote(name.join(' '))[0] ?? '');
    if (!target) {
      this.send(`${tag} NO [TRYCREATE] No such folder`);
      return;
    }
    for (const message of this.mailbox().pick(set)) {
      this.mailbox().remove(message.uid);
      target.add(message.raw.toString('latin1'));
    }
    this.ok(tag, 'MOVE');
  }
}

/** Atoms and quoted strings of a command. */
function unquote(text: string): string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map((match) =>
    (match[1] ?? match[2] ?? '').replace(/\\(.)/g, '$1'),
  );
}
