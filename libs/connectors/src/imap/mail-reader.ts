import { type HeaderLines, MailParser, type MailParserOptions } from 'mailparser';
import { RejectedError } from '#connector-sdk';
import { decodeByLooking, LOOK, lookingDecoder, repairHeaderLines } from './charsets.js';
import { LIMITS, tooLongHeader } from './limits.js';
import { MailHeaders } from './mail-headers.js';

/** One node of the MIME tree: a multipart with children, a text that is shown, or a file. */
export interface MailNode {
  contentType: string;
  disposition: string;
  filename: string;
  /** Without angle brackets. */
  contentId: string | null;
  children: MailNode[];
  /** Decoded text with `\n` line ends; null where it is not a text to show. */
  text: string | null;
  file: MailFile | null;
}

export interface MailFile {
  content: Buffer;
  sha256: string;
}

export interface ReadMail {
  headers: MailHeaders;
  /** mailparser's reading of the headers: decoded subject, addresses. */
  decoded: ReadonlyMap<string, unknown>;
  root: MailNode;
}

/** mailsplit's view of one part, or of some bytes of one, as mailparser hands it on. */
interface SplitNode {
  type: string;
  /** Of bytes: the part they stand in, and the bytes. */
  node?: SplitNode;
  value?: Buffer;
  contentType: string | false;
  charset: string | false;
  disposition: string | false;
  filename: string | false;
  multipart: string | false;
  root: boolean;
  parentNode: SplitNode | false;
  headers: { lines: Array<{ key: string; line: string }> };
}

interface TreeNode {
  node: SplitNode;
  headerLines: HeaderLines;
  headers: ReadonlyMap<string, unknown>;
  contentType: string | false;
  isAttachment?: boolean;
  children: TreeNode[];
  textContent?: string;
}

type Done = (error?: Error) => void;

/** What we use of mailparser beside its types; its version is pinned, and mail-reader.spec.ts notices a change. */
interface ParserInternals {
  tree: TreeNode | false;
  decoder: { decodeStream(charset: string): NodeJS.ReadWriteStream };
  processChunk(data: SplitNode, done: Done): void;
}

const OPTIONS = {
  // An attached mail stays a file: what somebody forwards is not what they say.
  ignoreEmbedded: true,
  keepDeliveryStatus: true,
  checksumAlgo: 'sha256',
  maxHeadSize: LIMITS.headerBytes,
  maxChildNodes: LIMITS.parts,
} as MailParserOptions;

const handChunkOn = (MailParser.prototype as unknown as ParserInternals).processChunk;

/**
 * mailparser without its conversions (links, HTML made of text, text made of HTML): what is shown is put together from
 * the tree, in mail-body.ts.
 */
class TreeParser extends MailParser {
  /** @param looking whether charsets that are often wrong are held against the bytes */
  constructor(private readonly looking: boolean) {
    super(OPTIONS);
    if (!looking) return;
    const { decoder } = this.internals;
    this.internals.decoder = { decodeStream: lookingDecoder((charset) => decoder.decodeStream(charset)) };
  }

  /** What stands in a multipart outside of its parts; all there is where the boundary is missing or never comes. */
  readonly besides = new Map<SplitNode, Buffer[]>();

  get internals(): ParserInternals {
    return this as unknown as ParserInternals;
  }

  /** Called for every node and piece of body. A throw here would end the process: mailsplit calls it from an event. */
  processChunk(data: SplitNode, done: Done): void {
    try {
      if (data.type === 'node') prepare(data, this.looking);
      if (data.type === 'data' && data.node && data.value) this.keepBeside(data.node, data.value);
      handChunkOn.call(this as unknown as ParserInternals, data, done);
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  }

  private keepBeside(node: SplitNode, bytes: Buffer): void {
    const kept = this.besides.get(node);
    if (kept) kept.push(bytes);
    else this.besides.set(node, [bytes]);
  }

  getTextContent(): { type: string } {
    return { type: 'text' };
  }

  getAddressesHTML(): string {
    return '';
  }
}

function prepare(node: SplitNode, looking: boolean): void {
  let depth = 0;
  for (let parent = node.parentNode; parent; parent = parent.parentNode) depth++;
  if (depth > LIMITS.depth) throw new RejectedError(`The parts are nested more than ${LIMITS.depth} deep.`);
  repairHeaderLines(node.headers.lines, node.charset || '');
  if (node.multipart) return;

  const type = node.contentType || '';
  const isPlain = !type.includes('/') || (node.root && /^text\/(?!html|calendar|plain)/.test(type));
  if (isPlain) node.contentType = 'text/plain';
  if (node.contentType !== 'text/plain' && node.contentType !== 'text/html') return;
  if (looking && /^(|(us-?)?ascii|utf-?8)$/i.test(node.charset || '')) node.charset = LOOK;
  // Apple Mail puts text files inline; they are files all the same.
  if (node.filename && !node.root) node.disposition = 'attachment';
}

/**
 * Takes a mail apart. Text that claims UTF-8 or nothing and turns out to be neither is read once more, with the bytes
 * looked at; doing so for every mail would cost a tenth more.
 * @throws RejectedError for anything that cannot be read or passes a limit
 */
export async function readMail(raw: Buffer): Promise<ReadMail> {
  const mail = await readOnce(raw, false);
  return isGarbled(mail.root) ? readOnce(raw, true) : mail;
}

function isGarbled(node: MailNode): boolean {
  return node.text?.includes('\uFFFD') || node.children.some(isGarbled);
}

function readOnce(raw: Buffer, looking: boolean): Promise<ReadMail> {
  return new Promise((resolve, reject) => {
    const parser = new TreeParser(looking);
    const files: Array<MailFile & { contentId: string | null }> = [];
    let decoded: ReadonlyMap<string, unknown> = new Map();
    const timer = setTimeout(
      () => fail(new RejectedError(`Reading took longer than ${LIMITS.milliseconds / 1000} s.`)),
      LIMITS.milliseconds,
    );
    const fail = (error: Error) => {
      clearTimeout(timer);
      parser.destroy();
      reject(asRejected(error));
    };
    parser.on('error', fail);
    parser.on('headers', (headers: ReadonlyMap<string, unknown>) => {
      decoded = headers;
    });
    parser.on('data', (data) => {
      if (data.type !== 'attachment') return;
      const chunks: Buffer[] = [];
      const stream = data.content as NodeJS.ReadableStream;
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', fail);
      stream.on('end', () => {
        files.push({ content: Buffer.concat(chunks), sha256: data.checksum, contentId: data.cid || null });
        data.release();
      });
    });
    parser.on('end', () => {
      clearTimeout(timer);
      const { tree } = parser.internals;
      if (!tree) return reject(new RejectedError('There is no mail in it.'));
      resolve({
        headers: MailHeaders.fromBinaryLines(tree.headerLines),
        decoded,
        root: toNode(tree, files, parser.besides),
      });
    });
    parser.end(raw);
  });
}

/** Files come in the order of their nodes, so the tree takes them one by one. */
function toNode(
  tree: TreeNode,
  files: Array<MailFile & { contentId: string | null }>,
  besides: Map<SplitNode, Buffer[]>,
): MailNode {
  const file = tree.isAttachment ? (files.shift() ?? null) : null;
  return {
    contentType: tree.contentType || 'text/plain',
    disposition: tree.node.disposition || '',
    filename: tree.node.filename || '',
    contentId: file?.contentId ?? null,
    text: tree.isAttachment ? null : textOf(tree, besides),
    file: file && { content: file.content, sha256: file.sha256 },
    children: tree.children.map((child) => toNode(child, files, besides)),
  };
}

function textOf(tree: TreeNode, besides: Map<SplitNode, Buffer[]>): string | null {
  if (!tree.node.multipart) return tree.textContent ?? '';
  const bytes = tree.children.length === 0 ? besides.get(tree.node) : undefined;
  return bytes ? decodeByLooking(Buffer.concat(bytes)).replace(/\r\n/g, '\n') : null;
}

function asRejected(error: Error): RejectedError {
  if (error instanceof RejectedError) return error;
  if ((error as { code?: string }).code === 'EMAXLEN') {
    return /header/i.test(error.message)
      ? tooLongHeader()
      : new RejectedError(`There are more than ${LIMITS.parts} parts.`, { cause: error });
  }
  return new RejectedError(`The message cannot be read: ${error.message}`, { cause: error });
}
