import { EntityManager } from '@mikro-orm/sql';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '#identity';
import { countQueues } from '#inbox';
import { Caller } from '../access.js';
import { DueBoundsNow } from '../due-bounds.js';

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
    countsSchema.extend({ key: z.string(), name: z.string(), query: z.string() }).meta({ id: 'ViewCounts' }),
  ),
  next: z.null(),
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
    return {
      items: [
        { key: 'mine', name: 'My work', query: 'assignee=me', ...views.mine },
        { key: 'unassigned', name: 'Unassigned', query: 'assignee=none', ...views.unassigned },
        { key: 'due-today', name: 'Due today', query: 'due=today', ...dueToday },
        { key: 'overdue', name: 'Overdue', query: 'due=overdue', ...overdue },
        { key: 'waiting', name: 'Waiting', query: 'status=waiting', ...views.waiting },
        { key: 'all', name: 'All open', query: 'status=active', ...views.all },
      ],
      next: null,
    };
  }

  private async counts(caller: Person) {
    const { now, today } = await this.bounds.now();
    return countQueues(this.em.fork(), caller.id, today, now);
  }
}
