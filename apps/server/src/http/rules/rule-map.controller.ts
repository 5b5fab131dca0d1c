import { EntityManager } from '@mikro-orm/sql';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '#identity';
import { RuleVersions, ruleMap, sightOf } from '#inbox';
import { Clock } from '#shared';
import { Caller, Roles } from '../access.js';

const DAYS = 30;

const mapSchema = z
  .object({
    version: z.number().int().describe('The version in force'),
    since: z.iso
      .datetime()
      .describe('What came in from then on is counted: 30 days, and at most the newest 100,000'),
    items: z.number().int(),
    channels: z.array(z.object({ key: z.string(), name: z.string() })),
    rules: z
      .array(z.object({ key: z.string(), name: z.string(), inForce: z.boolean() }))
      .describe(
        'Those that say where something goes, in their order; then those that did and are not in force',
      ),
    ways: z.array(
      z
        .object({
          channel: z.string(),
          rule: z.string().nullable().describe('The last rule that said where it goes; null: none did'),
          to: z.string().describe('Key of a queue, `spam` or `not-ours`'),
          targets: z.array(z.string()).describe('Keys of the targets of which some may run'),
          items: z.number().int().describe('How many took it'),
          open: z.boolean().describe('Whether the rules in force leave it open'),
        })
        .meta({ id: 'RuleWay' }),
    ),
  })
  .meta({ id: 'RuleMap' });

/** Where messages can go, and where they went. */
@ApiTags('Rules')
@Controller('api/rules/map')
export class RuleMapController {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly versions: RuleVersions,
  ) {}

  @Roles('manager')
  @Get()
  @ApiOperation({
    summary: 'The ways from channels by rules to queues and targets, with what took them in the last 30 days',
    operationId: 'getRuleMap',
  })
  @ApiOkResponse({ standardSchema: mapSchema })
  async map(@Caller() caller: Person): Promise<z.infer<typeof mapSchema>> {
    const em = this.em.fork();
    const current = await this.versions.current(em);
    const since = new Date(this.clock.date().getTime() - DAYS * 24 * 3600_000);
    const found = await ruleMap(em, current, { since, sight: await sightOf(em, caller.id) });
    return { version: current.version, since: since.toISOString(), ...found };
  }
}
