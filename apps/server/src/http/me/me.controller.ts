import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Accounts, type Person } from '#identity';
import { NOTIFICATION_KINDS } from '#inbox';
import { Caller } from '../access.js';
import { givenDay } from '../moment.schemas.js';

const waysSchema = z.object({
  browser: z.boolean().optional(),
  mail: z.boolean().optional(),
});
const meSchema = z
  .object({
    awayUntil: givenDay
      .nullable()
      .describe(
        'The last day on which you are not there. You can still be given work; whoever does so sees that you are away',
      ),
    coveredBy: z.uuid().nullable().describe('Who is also told, in the meantime, of what concerns you'),
    news: z
      .partialRecord(z.enum(NOTIFICATION_KINDS), waysSchema)
      .describe('By which ways each kind of news reaches you beside the app'),
    digest: z.enum(['off', 'hourly', 'daily']).describe('Mail with what you have not read'),
  })
  .meta({ id: 'Me' });

/** What each person sets for themselves. */
@ApiTags('Session')
@Controller('api/me')
export class MeController {
  constructor(private readonly accounts: Accounts) {}

  @Get()
  @ApiOperation({ summary: 'My availability and what reaches me', operationId: 'getMe' })
  @ApiOkResponse({ standardSchema: meSchema })
  get(@Caller() caller: Person): z.infer<typeof meSchema> {
    return present(caller);
  }

  @Put()
  @ApiOperation({ summary: 'Change them', operationId: 'changeMe' })
  @ApiOkResponse({ standardSchema: meSchema })
  async change(
    @Body({ schema: meSchema }) body: z.infer<typeof meSchema>,
    @Caller() caller: Person,
  ): Promise<z.infer<typeof meSchema>> {
    const { awayUntil, coveredBy, news, digest } = body;
    return present(
      await this.accounts.set(caller.id, { awayUntil, coveredBy, preferences: { news, digest } }),
    );
  }
}

function present({ awayUntil, coveredBy, preferences }: Person): z.infer<typeof meSchema> {
  return {
    awayUntil: awayUntil ?? null,
    coveredBy: coveredBy ?? null,
    news: preferences.news ?? {},
    digest: preferences.digest ?? 'off',
  };
}
