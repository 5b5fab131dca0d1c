import { EntityManager } from '@mikro-orm/sql';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { z } from 'zod';
import type { Person } from '#identity';
import {
  conditionsOf,
  countConversations,
  deleteView,
  orderViews,
  savedViewsOf,
  saveView,
  sightOf,
  type ViewKeeper,
} from '#inbox';
import { DueBoundsNow } from '../../due-bounds.js';
import { Caller } from '../access.js';
import {
  type SavedViewBody,
  savedViewBodySchema,
  savedViewOrderSchema,
  savedViewsSchema,
} from './saved-view.schemas.js';
import { cleanQuery, filterOf, isCounted } from './view-filter.js';

/** So many views are counted. */
const MOST_COUNTED = 20;
const UNCOUNTED = { open: null, dueToday: null, overdue: null };

type SavedViews = z.infer<typeof savedViewsSchema>;

/** Lists that people come back to: each has their own, and those of their teams. */
@ApiTags('Queues')
@Controller('api/saved-views')
export class SavedViewsController {
  constructor(
    private readonly em: EntityManager,
    private readonly bounds: DueBoundsNow,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Your views and those of your teams, with counts', operationId: 'listSavedViews' })
  @ApiOkResponse({ standardSchema: savedViewsSchema })
  async list(@Caller() caller: Person): Promise<SavedViews> {
    const em = this.em.fork();
    const views = await savedViewsOf(em, caller.id);
    const counted = views
      .flatMap(({ view }) => {
        const filter = filterOf(view.query);
        return filter && isCounted(filter) ? [{ id: view.id, filter: { ...filter, me: caller.id } }] : [];
      })
      .slice(0, MOST_COUNTED);
    const filters = counted.map(({ filter }) => filter);
    const sight = await sightOf(em, caller.id);
    const counts = await countConversations(em, filters, await this.bounds.now(), sight);
    const countsOf = new Map(counted.map(({ id }, n) => [id, counts[n]]));
    const { isManager } = keeperOf(caller);
    return {
      items: views.map(({ view, owner, team }) => ({
        id: view.id,
        name: view.name,
        query: view.query,
        owner: { id: view.ownerId, name: owner },
        team: view.teamId ? { id: view.teamId, name: team ?? '' } : null,
        mayChange: view.ownerId === caller.id || isManager,
        ...(countsOf.get(view.id) ?? UNCOUNTED),
      })),
      next: null,
    };
  }

  @Post()
  @ApiOperation({ summary: 'Save a view; answers all of them', operationId: 'addSavedView' })
  @ApiCreatedResponse({ standardSchema: savedViewsSchema })
  async add(@Body({ schema: savedViewBodySchema }) body: SavedViewBody, @Caller() caller: Person) {
    return this.save(body, caller);
  }

  @Put('order')
  @ApiOperation({
    summary: 'Put the views you see in order, for yourself; answers all of them',
    operationId: 'orderSavedViews',
  })
  @ApiOkResponse({ standardSchema: savedViewsSchema })
  async order(
    @Body({ schema: savedViewOrderSchema }) { ids }: z.infer<typeof savedViewOrderSchema>,
    @Caller() caller: Person,
  ) {
    await this.em
      .fork()
      .transactional((transaction) => orderViews(transaction as EntityManager, caller.id, ids));
    return this.list(caller);
  }

  @Put(':id')
  @ApiOperation({
    summary: 'Change a view; a shared one only its owner or a manager may',
    operationId: 'changeSavedView',
  })
  @ApiOkResponse({ standardSchema: savedViewsSchema })
  async change(
    @Param('id') id: string,
    @Body({ schema: savedViewBodySchema }) body: SavedViewBody,
    @Caller() caller: Person,
  ) {
    return this.save(body, caller, id);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a view', operationId: 'deleteSavedView' })
  @ApiNoContentResponse()
  async remove(@Param('id') id: string, @Caller() caller: Person): Promise<void> {
    await this.em
      .fork()
      .transactional((transaction) => deleteView(transaction as EntityManager, keeperOf(caller), id));
  }

  private async save({ name, query, team }: SavedViewBody, caller: Person, id?: string): Promise<SavedViews> {
    const draft = { name, query: cleanQuery(query), teamId: team };
    await this.check(draft.query, caller, id);
    await this.em
      .fork()
      .transactional((transaction) => saveView(transaction as EntityManager, keeperOf(caller), draft, id));
    return this.list(caller);
  }

  /**
   * A list that cannot be asked for is not saved; one that was saved may be renamed, whatever has gone since.
   * @throws DomainError `invalid` in the list's own words
   */
  private async check(query: string, caller: Person, id?: string): Promise<void> {
    const em = this.em.fork();
    const views = id ? await savedViewsOf(em, caller.id) : [];
    if (views.some(({ view }) => view.id === id && view.query === query)) return;
    const filter = { ...filterOf(query), me: caller.id };
    await conditionsOf(em, filter, await this.bounds.now(), await sightOf(em, caller.id));
  }
}

function keeperOf(person: Person): ViewKeeper {
  return { id: person.id, isManager: person.mayAny(['manager']) };
}
