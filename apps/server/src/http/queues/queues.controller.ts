import { EntityManager } from '@mikro-orm/sql';
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AuditEntry, type Person, tellAccess } from '#identity';
import { countConversations, countQueues, queuesWithTeams, saveQueue, sightOf } from '#inbox';
import { DueBoundsNow } from '../../due-bounds.js';
import { Caller, Roles } from '../access.js';

const countsSchema = z.object({
  open: z.number().int(),
  unassigned: z.number().int(),
  dueToday: z.number().int(),
  overdue: z.number().int(),
});
const queuesSchema = z.object({
  items: z.array(countsSchema.extend({ key: z.string(), name: z.string() }).meta({ id: 'QueueCounts' })),
  next: z.null(),
});
const viewsSchema = z.object({
  items: z.array(
    countsSchema
      .extend({
        open: z.number().int().nullable().describe('null: nobody counts what is over'),
        key: z.string(),
        name: z.string(),
        query: z.string(),
      })
      .meta({ id: 'ViewCounts' }),
  ),
  next: z.null(),
});

const placeSchema = z
  .object({
    key: z.string(),
    name: z.string(),
    restricted: z.boolean().describe('For its teams alone: for others its conversations do not exist'),
    teams: z.array(z.string()).describe('Ids of the teams that work on it'),
  })
  .meta({ id: 'Queue' });
const placesSchema = z.object({ items: z.array(placeSchema), next: z.null() });
const queueBodySchema = z.object({
  name: z.string().trim().min(1, 'must not be empty').max(200),
  restricted: z.boolean().default(false),
  teams: z.array(z.uuid()).max(100).default([]),
});

/** The queues and views with their live counts. */
@ApiTags('Queues')
@Controller('api')
export class QueuesController {
  constructor(
    private readonly em: EntityManager,
    private readonly bounds: DueBoundsNow,
  ) {}

  @Get('queues')
  @ApiOperation({ summary: 'The queues, with counts', operationId: 'listQueues' })
  @ApiOkResponse({ standardSchema: queuesSchema })
  async queues(@Caller() caller: Person): Promise<z.infer<typeof queuesSchema>> {
    return { items: (await this.counts(caller)).queues, next: null };
  }

  @Get('queues/all')
  @ApiOperation({
    summary: 'Every queue by name, where work can be handed to; those included that only others may see into',
    operationId: 'listAllQueues',
  })
  @ApiOkResponse({ standardSchema: placesSchema })
  async all(): Promise<z.infer<typeof placesSchema>> {
    return { items: await queuesWithTeams(this.em.fork()), next: null };
  }

  @Roles('manager')
  @Put('queues/:key')
  @ApiOperation({ summary: 'Name a queue, and say who works on it', operationId: 'changeQueue' })
  @ApiOkResponse({ standardSchema: placesSchema })
  async change(
    @Param('key') key: string,
    @Body({ schema: queueBodySchema }) body: z.infer<typeof queueBodySchema>,
    @Caller() caller: Person,
  ): Promise<z.infer<typeof placesSchema>> {
    await this.em.fork().transactional(async (transaction) => {
      const em = transaction as EntityManager;
      await saveQueue(em, key, body);
      em.create(AuditEntry, { personId: caller.id, action: 'queue.change', subject: key, detail: body });
      await em.flush();
      await tellAccess(em);
    });
    return this.all();
  }

  @Get('views')
  @ApiOperation({
    summary: 'The views, with counts; `query` goes to the conversation list',
    operationId: 'listViews',
  })
  @ApiOkResponse({ standardSchema: viewsSchema })
  async views(@Caller() caller: Person): Promise<z.infer<typeof viewsSchema>> {
    const { views } = await this.counts(caller);
    const dueToday = { ...views.all, open: views.all.dueToday };
    const overdue = { ...views.all, open: views.all.overdue };
    const uncounted = { open: null, unassigned: 0, dueToday: 0, overdue: 0 };
    return {
      items: [
        { key: 'mine', name: 'My work', query: 'assignee=me', ...views.mine },
        ...(await this.teamView(caller)),
        { key: 'unassigned', name: 'Unassigned', query: 'assignee=none', ...views.unassigned },
        { key: 'due-today', name: 'Due today', query: 'due=today', ...dueToday },
        { key: 'overdue', name: 'Overdue', query: 'due=overdue', ...overdue },
        { key: 'waiting', name: 'Waiting', query: 'status=waiting', ...views.waiting },
        { key: 'snoozed', name: 'Snoozed', query: 'status=snoozed', ...views.snoozed },
        { key: 'all', name: 'All open', query: 'status=active', ...views.all },
        { key: 'done', name: 'Done', query: 'status=done', ...uncounted },
        { key: 'spam', name: 'Spam', query: 'status=spam', ...uncounted },
      ],
      next: null,
    };
  }

  /** Only who is in a team looks at what was given to one. */
  private async teamView(caller: Person) {
    const em = this.em.fork();
    const [member] = await em.execute('select 1 from team_member where person_id = ? limit 1', [caller.id]);
    if (!member) return [];
    const filter = { team: 'mine', me: caller.id };
    const sight = await sightOf(em, caller.id);
    const [counted] = await countConversations(em, [filter], await this.bounds.now(), sight);
    const { open = 0, dueToday, overdue } = counted ?? {};
    const counts = { open, unassigned: 0, dueToday: dueToday ?? 0, overdue: overdue ?? 0 };
    return [{ key: 'teams', name: 'My teams', query: 'team=mine', ...counts }];
  }

  private async counts(caller: Person) {
    const { now, today } = await this.bounds.now();
    const em = this.em.fork();
    return countQueues(em, caller.id, await sightOf(em, caller.id), today, now);
  }
}
