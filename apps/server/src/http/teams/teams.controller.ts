import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { z } from 'zod';
import { type Person, Teams } from '#identity';
import { Caller, Roles } from '../access.js';

const teamSchema = z
  .object({ id: z.string(), name: z.string(), members: z.array(z.string()).describe('Ids of people') })
  .meta({ id: 'Team' });
const teamsSchema = z.object({ items: z.array(teamSchema), next: z.null() });
const bodySchema = z.object({
  name: z.string().trim().min(1, 'must not be empty').max(200),
  members: z.array(z.uuid()).max(1000).default([]),
});

type TeamBody = z.infer<typeof bodySchema>;

/** Who works with whom. Everybody sees the teams; managers put them together. */
@ApiTags('Teams')
@Controller('api/teams')
export class TeamsController {
  constructor(private readonly teams: Teams) {}

  @Get()
  @ApiOperation({ summary: 'The teams', operationId: 'listTeams' })
  @ApiOkResponse({ standardSchema: teamsSchema })
  async list(): Promise<z.infer<typeof teamsSchema>> {
    return { items: await this.teams.all(), next: null };
  }

  @Roles('manager')
  @Post()
  @ApiOperation({ summary: 'Make a team', operationId: 'addTeam' })
  @ApiCreatedResponse({ standardSchema: teamSchema })
  add(@Body({ schema: bodySchema }) body: TeamBody, @Caller() caller: Person) {
    return this.teams.save(body, caller.id);
  }

  @Roles('manager')
  @Put(':id')
  @ApiOperation({ summary: 'Change a team', operationId: 'changeTeam' })
  @ApiOkResponse({ standardSchema: teamSchema })
  change(@Param('id') id: string, @Body({ schema: bodySchema }) body: TeamBody, @Caller() caller: Person) {
    return this.teams.save(body, caller.id, id);
  }

  @Roles('manager')
  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a team that has no queue any more', operationId: 'removeTeam' })
  @ApiNoContentResponse()
  async remove(@Param('id') id: string, @Caller() caller: Person): Promise<void> {
    await this.teams.remove(id, caller.id);
  }
}
