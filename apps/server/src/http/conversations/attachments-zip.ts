import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import type { Attachment } from '#inbox';
import type { BlobStore } from '#storage';

/** Writes the files into one archive, one after the other: at no time is more than one of them in memory. */
export async function sendZip(
  attachments: Attachment[],
  blobs: BlobStore,
  response: Writable,
): Promise<void> {
  const zip = new yazl.ZipFile();
  const names = zipNames(attachments.map(({ name }) => name));
  for (const [index, { blob }] of attachments.entries()) {
    // Most of what people attach is packed already.
    zip.addReadStreamLazy(names[index] ?? '', { compress: false, mtime: new Date(0) }, (give) => {
      blobs.get(blob).then(
        (bytes) => give(null, Readable.from([bytes])),
        (error: Error) => give(error, Readable.from([])),
      );
    });
  }
  zip.on('error', (error: Error) => (zip.outputStream as Readable).destroy(error));
  zip.end();
  await pipeline(zip.outputStream, response).catch(() => response.destroy());
}

/** Names under which files can be unpacked anywhere: no folders, none that a system keeps for itself, none twice. */
export function zipNames(given: string[]): string[] {
  const taken = new Set<string>();
  return given.map((name, index) => {
    const plain = safeName(name) || `attachment-${index + 1}`;
    const [, stem = plain, ending = ''] = /^(.+?)(\.[^.]{1,10})?$/.exec(plain) ?? [];
    let free = plain;
    for (let count = 2; taken.has(free.toLowerCase()); count++) free = `${stem} (${count})${ending}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(-150);
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(plain) ? `_${plain}` : plain;
}
