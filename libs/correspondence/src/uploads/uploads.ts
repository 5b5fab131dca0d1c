import type { EntityManager } from '@mikro-orm/sql';
import { type Clock, DomainError, newId } from '#shared';
import type { BlobStore } from '#storage';
import { foundType, safeName } from './found-type.js';
import { Upload } from './upload.entity.js';

/** One file, and all files of one message together. Most mail servers take no more. */
export const LARGEST_UPLOAD = 25 * 1024 * 1024;

/** Files that wait for the message they will go out with. */
export class Uploads {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly blobs: BlobStore,
  ) {}

  /** @throws DomainError `invalid` where it is empty or too large */
  async keep(personId: string, givenName: string, bytes: Buffer): Promise<Upload> {
    const name = safeName(givenName);
    if (bytes.length === 0) throw DomainError.invalid(`${name} is empty. It was not attached.`);
    if (bytes.length > LARGEST_UPLOAD) throw tooLarge(name);
    const id = newId();
    // By its id, not by its content: what is swept away is then surely nobody else's.
    const blob = `upload/${id.slice(-2)}/${id}`;
    await this.blobs.put(blob, bytes);
    const em = this.em.fork();
    const upload = em.create(Upload, {
      id,
      personId,
      name,
      contentType: await foundType(bytes, name),
      size: bytes.length,
      blob,
      createdAt: this.clock.date(),
    });
    await em.persist(upload).flush();
    return upload;
  }

  /** Takes one away that its owner does not want any more; one that has gone out stays with its message. */
  async discard(personId: string, id: string): Promise<void> {
    const em = this.em.fork();
    const upload = await em.findOne(Upload, { id, personId });
    if (!upload) throw DomainError.notFound('upload', id);
    await this.remove(em, [upload]);
  }

  /**
   * Takes away what has waited since before then, and neither a draft holds nor a message that can still be taken back and
   * is a draft again then. @returns how many
   */
  async sweep(before: Date): Promise<number> {
    const em = this.em.fork();
    const rows = await em.execute<{ id: string }[]>(
      `select id from upload where created_at < ? and not exists (
         select 1 from draft where draft.person_id = upload.person_id
           and content->'attachments' @> jsonb_build_array(jsonb_build_object('id', upload.id)))
       and not exists (
         select 1 from message join attachment on attachment.message_id = message.id
         where attachment.blob = upload.blob and message.recall is not null
           and message.delivery in ('scheduled', 'queued', 'retrying'))
       order by created_at limit 500`,
      [before.toISOString()],
    );
    await this.remove(em, await em.find(Upload, { id: rows.map(({ id }) => id) }));
    return rows.length;
  }

  private async remove(em: EntityManager, uploads: Upload[]): Promise<void> {
    if (uploads.length === 0) return;
    const used = await em.execute<{ blob: string }[]>(
      'select distinct blob from attachment where blob in (?)',
      [uploads.map(({ blob }) => blob)],
    );
    const kept = new Set(used.map(({ blob }) => blob));
    await em.nativeDelete(Upload, { id: uploads.map(({ id }) => id) });
    for (const { blob } of uploads) if (!kept.has(blob)) await this.blobs.remove(blob);
  }
}

/** The uploads of one message, in the order given. @throws DomainError `invalid` where one is not the person's own */
export async function uploadsOf(
  em: EntityManager,
  personId: string,
  ids: readonly string[],
): Promise<Upload[]> {
  const found = new Map(
    (await em.find(Upload, { id: [...new Set(ids)], personId })).map((upload) => [upload.id, upload]),
  );
  return [...new Set(ids)].map((id) => {
    const upload = found.get(id);
    if (upload) return upload;
    throw DomainError.invalid('An attached file is no longer there. Take it off, and attach it again.', [
      { path: 'attachments', message: `${id} is none of yours` },
    ]);
  });
}

/** @throws DomainError `invalid` where files are too large to go out together */
export function mustFit(files: readonly { name: string; size: number }[]): void {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const [largest] = [...files].sort((a, b) => b.size - a.size);
  if (total > LARGEST_UPLOAD && largest)
    throw tooLarge(files.length > 1 ? 'All files together' : largest.name);
}

function tooLarge(what: string): DomainError {
  return DomainError.invalid(
    `${what}: more than 25 MB, which most mail servers do not take. Nothing was sent.`,
    [{ path: 'attachments', message: 'must be 25 MB at most' }],
  );
}
