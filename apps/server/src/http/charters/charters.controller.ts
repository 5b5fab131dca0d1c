import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Person } from '#identity';
import { ChangeCharter } from '../../change-charter.js';
import { Caller, Roles } from '../access.js';
import { charterDiffSchema, chartersSchema } from './charter.schemas.js';

type CharterDiff = z.infer<typeof charterDiffSchema>;

/** What an organisation promises, as configuration that can be exchanged. */
@ApiTags('Charters')
@Roles('manager')
@Controller('api/charters')
export class ChartersController {
  constructor(private readonly charters: ChangeCharter) {}

  @Get()
  @ApiOperation({ summary: 'The charters, and which is in use', operationId: 'listCharters' })
  @ApiOkResponse({ standardSchema: chartersSchema })
  async list(): Promise<z.infer<typeof chartersSchema>> {
    return { items: await this.charters.list(), next: null };
  }

  @Get(':name/diff')
  @ApiOperation({
    summary: 'What a charter would change here; changes nothing',
    operationId: 'getCharterDiff',
  })
  @ApiOkResponse({ standardSchema: charterDiffSchema })
  async diff(@Param('name') name: string): Promise<CharterDiff> {
    return this.charters.diff(await this.charters.named(name));
  }

  @Post(':name/use')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Put a charter in use for what comes in from then on',
    description:
      'The answer says what has changed. What conversations stand on stays, and clocks keep what was promised when they started.',
    operationId: 'useCharter',
  })
  @ApiOkResponse({ standardSchema: charterDiffSchema })
  async use(@Param('name') name: string, @Caller() caller: Person): Promise<CharterDiff> {
    return this.charters.use(await this.charters.named(name), caller.id);
  }
}
