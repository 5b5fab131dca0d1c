import { EntityManager } from '@mikro-orm/sql';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '#identity';
import {
  Attention,
  NOTIFICATION_KINDS,
  type NotificationKind,
  seenNews,
  sightOf,
  unreadNotifications,
} from '#inbox';
import { Caller } from '../access.js';

const notificationSchema = z
  .object({
    id: z.string(),
    kind: z.enum(NOTIFICATION_KINDS),
    text: z.string(),
    at: z.iso.datetime(),
    read: z.boolean(),
    reference: z.string().nullable(),
  })
  .meta({ id: 'Notification' });
const pageSchema = z.object({
  items: z.array(notificationSchema),
  next: z.string().nullable(),
  unread: z.number().int(),
});
const querySchema = z.object({
  unread: z.stringbool().optional(),
  cursor: z.uuid('is not one that this list gave out').optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
const readBodySchema = z.object({
  ids: z.array(z.uuid()).max(1000).nullable().default(null).describe('null: all of them'),
});

interface Row {
  id: string;
  kind: NotificationKind;
  text: string;
  at: string;
  read_at: string | null;
  reference: string | null;
}

/** What each person should know, for themselves. */
@ApiTags('Notifications')
@Controller('api/notifications')
export class NotificationsController {
  constructor(
    private readonly em: EntityManager,
    private readonly attention: Attention,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What I should know, newest first', operationId: 'listNotifications' })
  @ApiOkResponse({ standardSchema: pageSchema })
  async list(
    @Query({ schema: querySchema }) { unread, cursor, limit }: z.infer<typeof querySchema>,
    @Caller() caller: Person,
  ): Promise<z.infer<typeof pageSchema>> {
    const em = this.em.fork();
    const sight = await sightOf(em, caller.id);
    const seen = seenNews(sight, 'c');
    const rows = await em.execute<Row[]>(
      `select n.id, n.kind, n.text, n.at, n.read_at, c.reference
       from notification n left join conversation c on c.id = n.conversation_id
       where n.person_id = ? ${unread ? 'and n.read_at is null' : ''} ${cursor ? 'and n.id < ?' : ''}
         ${seen ? `and ${seen.sql}` : ''}
       order by n.id desc limit ?`,
      [caller.id, ...(cursor ? [cursor] : []), ...(seen?.params ?? []), limit + 1],
    );
    const page = rows.slice(0, limit);
    return {
      items: page.map(({ id, kind, text, at, read_at, reference }) => ({
        id,
        kind,
        text,
        at: new Date(at).toISOString(),
        read: read_at !== null,
        reference,
      })),
      next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
      unread: await unreadNotifications(em, caller.id, sight),
    };
  }

  @Post('read')
  @HttpCode(204)
  @ApiOperation({ summary: 'Mark some, or all, as read', operationId: 'readNotifications' })
  @ApiNoContentResponse()
  async read(
    @Body({ schema: readBodySchema }) { ids }: z.infer<typeof readBodySchema>,
    @Caller() caller: Person,
  ): Promise<void> {
    await this.attention.markRead(caller.id, ids);
  }
}
