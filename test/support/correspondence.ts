import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiClient } from './api-client.js';
import { eventually, settled } from './eventually.js';
import { type MailDraft, mail } from './mail.js';
import type { Product } from './product.js';

const AT_ONCE = 20;

export interface Said {
  id: string;
  text: string;
  purpose: string | null;
  direction: string;
  delivery: { state: string } | null;
}

/** What was written to people outside in a conversation, the newest last. */
export const writtenIn = (body: { messages: Said[] }) =>
  body.messages.filter(({ direction, purpose }) => direction === 'outbound' && purpose === null);

/** Conversations that nobody has touched yet, one a call; they are taken in together, which is quicker. */
export function conversationsOf(postroom: Product, draft: MailDraft): (own?: MailDraft) => Promise<string> {
  const untouched: string[] = [];
  let made = 0;
  return async (own) => {
    if (own || untouched.length === 0) {
      const folder = join(postroom.dataDir, crypto.randomUUID());
      await mkdir(folder);
      const mails = Array.from({ length: own ? 1 : AT_ONCE }, () =>
        mail({ subject: `Matter ${++made}`, ...draft, ...own }),
      );
      for (const [n, raw] of mails.entries()) await writeFile(join(folder, `${n}.eml`), raw);
      const { stdout } = await postroom.postroom('intake', '--channel', 'enquiries', '--json', folder);
      untouched.unshift(
        ...stdout
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line).reference),
      );
    }
    const path = `/api/conversations/${untouched.shift()}`;
    await settled(async () => (await postroom.api.get(path)).body);
    return path;
  };
}

/** The mail with these words as it left, once it has. */
export function mailThatLeft(postroom: Product, words: string): Promise<string> {
  return eventually(async () => {
    const folder = join(postroom.dataDir, 'outgoing');
    const mails = await Promise.all(
      (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
    );
    const found = mails.find((raw) => raw.includes(words));
    if (!found) throw new Error(`No mail with "${words}" has left.`);
    return found;
  });
}

/** Brings a file as the composer does. */
export async function bringFile(
  postroom: Product,
  who: ApiClient,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
) {
  const response = await fetch(`${postroom.url}/api/uploads?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { cookie: who.cookie(), 'content-type': 'application/octet-stream' },
    body: bytes,
  });
  return { status: response.status, body: (await response.json()) as { id: string; name: string } };
}
