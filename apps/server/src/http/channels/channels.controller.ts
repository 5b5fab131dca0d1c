import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type Channel, ChannelDirectory, ChannelPuller, ConnectorList } from '#channels';
import { Accounts, type Person } from '#identity';
import { DomainError } from '#shared';
import { LookProof, type ProvenDay } from '../../look-proof.js';
import { Caller, Roles } from '../access.js';
import { looksQuerySchema, looksSchema } from './looks.schemas.js';

const channelSchema = z
  .object({
    id: z.string(),
    key: z.string(),
    name: z.string(),
    connector: z.string(),
    type: z.string(),
    enabled: z.boolean(),
    state: z.enum(['unconfigured', 'working', 'failing', 'stopped']),
    stateReason: z.string().nullable(),
    lookedAt: z.iso.datetime().nullable(),
    settings: z.record(z.string(), z.unknown()).describe('Without the credentials, which are never shown'),
  })
  .meta({ id: 'Channel' });
const channelsSchema = z.object({ items: z.array(channelSchema), next: z.null() });
const connectorsSchema = z.object({
  items: z.array(
    z
      .object({
        id: z.string(),
        name: z.string(),
        type: z.string(),
        secrets: z.array(z.string()),
        settings: z.record(z.string(), z.unknown()).describe('JSON Schema of the settings'),
      })
      .meta({ id: 'Connector' }),
  ),
  next: z.null(),
});
const settings = z
  .record(z.string(), z.unknown())
  .describe('Settings and credentials, as the connector names them');
const addBodySchema = z.object({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'must be small letters, digits and hyphens'),
  name: z.string().trim().min(1).max(200),
  connector: z.string(),
  settings: settings.optional(),
});
const changeBodySchema = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  enabled: z.boolean().optional(),
  settings: settings.optional(),
});
const checkSchema = z.object({ ok: z.boolean(), detail: z.string() }).meta({ id: 'CheckResult' });
const pullSchema = z
  .object({
    pulled: z.boolean().describe('False where another process is looking at this moment'),
    counts: z.record(z.string(), z.number().int()),
    problem: z.string().nullable(),
  })
  .meta({ id: 'PullResult' });

/** Sixty working days and what lies between them. */
const USUAL_DAYS = 99;
const MOST_DAYS = 400;

/** The configured sources. Everybody sees how they are; only managers and administrators change them. */
@ApiTags('Channels')
@Controller('api')
export class ChannelsController {
  constructor(
    private readonly directory: ChannelDirectory,
    private readonly puller: ChannelPuller,
    private readonly connectors: ConnectorList,
    private readonly accounts: Accounts,
    private readonly proof: LookProof,
  ) {}

  @Get('connectors')
  @ApiOperation({
    summary: 'The kinds of source there are, with their settings',
    operationId: 'listConnectors',
  })
  @ApiOkResponse({ standardSchema: connectorsSchema })
  kinds(): z.infer<typeof connectorsSchema> {
    const items = this.connectors.all().map(({ manifest }) => ({
      id: manifest.id,
      name: manifest.name,
      type: manifest.channelType,
      secrets: manifest.secrets,
      settings: z.toJSONSchema(manifest.settings, { io: 'input', unrepresentable: 'any' }) as Record<
        string,
        unknown
      >,
    }));
    return { items, next: null };
  }

  @Get('channels')
  @ApiOperation({ summary: 'The channels and how they are', operationId: 'listChannels' })
  @ApiOkResponse({ standardSchema: channelsSchema })
  async list(): Promise<z.infer<typeof channelsSchema>> {
    return { items: (await this.directory.all()).map(present), next: null };
  }

  @Get('channels/:id')
  @ApiOperation({ summary: 'One channel, by key or id', operationId: 'getChannel' })
  @ApiOkResponse({ standardSchema: channelSchema })
  async one(@Param('id') id: string): Promise<z.infer<typeof channelSchema>> {
    return present(await this.directory.get(id));
  }

  @Get('channels/:id/looks')
  @ApiOperation({
    summary: 'Of each day, whether the channel was looked at',
    description:
      "By the organisation's own working days and time zone, the oldest first. Days before the channel was set up are not in it, nor is a channel that is not fetched.",
    operationId: 'listLooks',
  })
  @ApiOkResponse({ standardSchema: looksSchema })
  async looks(
    @Param('id') id: string,
    @Query({ schema: looksQuerySchema }) query: z.infer<typeof looksQuerySchema>,
  ): Promise<z.infer<typeof looksSchema>> {
    const channel = await this.directory.get(id);
    const to = query.to ? Temporal.PlainDate.from(query.to) : await this.proof.today();
    const from = query.from ? Temporal.PlainDate.from(query.from) : to.subtract({ days: USUAL_DAYS });
    if (from.until(to).days > MOST_DAYS) {
      const message = `must be at most ${MOST_DAYS} days before the last day`;
      throw DomainError.invalid(`The first day ${message}.`, [{ path: 'from', message }]);
    }
    return { items: (await this.proof.days(channel, from, to)).map(presentDay), next: null };
  }

  @Roles('manager')
  @Post('channels')
  @ApiOperation({ summary: 'Add a channel', operationId: 'addChannel' })
  @ApiCreatedResponse({ standardSchema: channelSchema })
  async add(@Body({ schema: addBodySchema }) body: z.infer<typeof addBodySchema>, @Caller() caller: Person) {
    const channel = await this.directory.add(body);
    await this.accounts.audit(caller.id, 'channel.add', body.key);
    return present(channel);
  }

  @Roles('manager')
  @Put('channels/:id')
  @ApiOperation({
    summary: 'Change its name or settings; credentials not given stay',
    operationId: 'changeChannel',
  })
  @ApiOkResponse({ standardSchema: channelSchema })
  async change(
    @Param('id') id: string,
    @Body({ schema: changeBodySchema }) body: z.infer<typeof changeBodySchema>,
    @Caller() caller: Person,
  ) {
    const channel = await this.directory.change(id, body);
    await this.accounts.audit(caller.id, 'channel.change', channel.key, {
      changed: Object.keys(body.settings ?? {}),
    });
    return present(channel);
  }

  @Roles('manager')
  @Post('channels/:id/test')
  @HttpCode(200)
  @ApiOperation({ summary: 'Can it be reached', operationId: 'testChannel' })
  @ApiOkResponse({ standardSchema: checkSchema })
  test(@Param('id') id: string): Promise<z.infer<typeof checkSchema>> {
    return this.directory.test(id, AbortSignal.timeout(60_000));
  }

  @Post('channels/:id/poll')
  @HttpCode(200)
  @ApiOperation({ summary: 'Look now', operationId: 'pollChannel' })
  @ApiOkResponse({ standardSchema: pullSchema })
  async poll(@Param('id') id: string): Promise<z.infer<typeof pullSchema>> {
    return this.puller.pull(id, new AbortController().signal);
  }
}

function present(channel: Channel): z.infer<typeof channelSchema> {
  return {
    id: channel.id,
    key: channel.key,
    name: channel.name,
    connector: channel.connector,
    type: channel.type,
    enabled: channel.enabled,
    state: channel.state,
    stateReason: channel.stateReason ?? null,
    lookedAt: channel.lookedAt?.toISOString() ?? null,
    settings: channel.settings,
  };
}

function presentDay({
  firstAt,
  lastAt,
  failedAt,
  ...day
}: ProvenDay): z.infer<typeof looksSchema>['items'][number] {
  const moment = (at: Date | null) => at?.toISOString() ?? null;
  return { ...day, firstAt: moment(firstAt), lastAt: moment(lastAt), failedAt: moment(failedAt) };
}
