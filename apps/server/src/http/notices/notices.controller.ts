import { EntityManager } from '@mikro-orm/sql';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Channel } from '#channels';
import { MOST_AN_HOUR } from '#correspondence';
import type { Person, RoleName } from '#identity';
import { seenQueues, sightOf } from '#inbox';
import { Clock } from '#shared';
import { Caller } from '../access.js';

/** Those who see to what is wrong. */
const LOOKING_AFTER: readonly RoleName[] = ['manager', 'admin'];
const UNKNOWN = 'for an unknown reason';

const noticeSchema = z
  .object({ kind: z.string(), text: z.string(), count: z.number().int() })
  .meta({ id: 'Notice' });
const noticesSchema = z.object({ items: z.array(noticeSchema), next: z.null() });

/** What staff should know now; each is read from how things are, and goes when they are put right. */
@ApiTags('Notices')
@Controller('api/notices')
export class NoticesController {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What needs somebody’s attention', operationId: 'listNotices' })
  @ApiOkResponse({ standardSchema: noticesSchema })
  async list(@Caller() caller: Person): Promise<z.infer<typeof noticesSchema>> {
    const em = this.em.fork();
    const seen = seenQueues(await sightOf(em, caller.id), 'queue');
    // What the other side said may name people and machines: it is for those who see to it.
    const why = caller.roles.some((role) => LOOKING_AFTER.includes(role));
    const items: z.infer<typeof noticeSchema>[] = [];
    for (const { name, stateReason } of await em.find(Channel, {
      enabled: true,
      state: ['failing', 'stopped'],
    })) {
      items.push({
        kind: 'channel',
        text: why ? `${name} cannot be read: ${stateReason ?? UNKNOWN}` : `${name} cannot be read.`,
        count: 1,
      });
    }
    const count = async (sql: string, ...params: unknown[]) =>
      (await em.execute<{ n: number }[]>(sql, params))[0]?.n ?? 0;
    const tell = (kind: string, n: number, text: string) => n > 0 && items.push({ kind, text, count: n });

    tell(
      'quarantined',
      await count(`select count(*)::int as n from ledger_entry where outcome = 'quarantined'`),
      'Messages that could not be read are set aside.',
    );
    tell(
      'not-delivered',
      // It opens again what was done: whoever marks it done once more has seen to it.
      await count(
        `select count(*)::int as n from message where delivery in ('failed', 'unknown', 'bounced')
         and conversation_id in (select id from conversation where status not in ('done', 'spam') ${seen ? `and ${seen.sql}` : ''})`,
        ...(seen?.params ?? []),
      ),
      'Messages did not surely arrive.',
    );
    const [held] = await em.execute<{ n: number; reason: string | null }[]>(
      `select count(*)::int as n, max(reason) as reason from outbox where state = 'pending' and attempts > 0`,
    );
    const waiting = 'Messages wait to be tried again';
    const reason = held?.reason ?? UNKNOWN;
    if (held) tell('held-up', held.n, why ? `${waiting}: ${reason}` : `${waiting}.`);
    tell(
      'provisional',
      await count('select count(*)::int as n from target_clock where provisional'),
      'Due dates were reckoned without the bank holidays of their year. Load newer bank holidays.',
    );
    const hourAgo = new Date(this.clock.date().getTime() - 3600_000).toISOString();
    const capped = await count(
      `select count(*)::int as n from (select recipient from message where purpose = 'acknowledgement' and recipient is not null and at > ?
       group by recipient having count(*) >= ?) capped`,
      hourAgo,
      MOST_AN_HOUR,
    );
    tell(
      'acknowledgement-cap',
      capped,
      `Addresses had ${MOST_AN_HOUR} acknowledgements within the hour; further ones are held back. This may be a mail loop.`,
    );
    return { items, next: null };
  }
}
