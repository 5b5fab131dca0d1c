import type { Request } from 'express';
import { LARGEST_UPLOAD } from '#correspondence';
import { DomainError } from '#shared';

/** Whether the body is a file, which nothing has read yet. */
export function isFile(request: Request): boolean {
  return request.headers['content-type'] === 'application/octet-stream';
}

/**
 * The file that was sent, whether or not it has been read before. Never holds more than one byte too many in memory,
 * whatever the length that was announced.
 * @throws DomainError `invalid` where it is too large
 */
export async function bytesOf(request: Request): Promise<Buffer> {
  if (Buffer.isBuffer(request.body)) return request.body;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // The rest is read and thrown away, so that the answer reaches a browser that is still sending.
    if (size <= LARGEST_UPLOAD) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size <= LARGEST_UPLOAD) return Buffer.concat(chunks);
  throw DomainError.invalid(
    'The file is larger than 25 MB, which most mail servers do not take. It was not attached.',
  );
}
