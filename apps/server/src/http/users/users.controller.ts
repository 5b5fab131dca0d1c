import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { z } from 'zod';
import { Accounts, type Person } from '#identity';
import { Caller, Roles } from '../access.js';
import { roleSchema } from '../session/session.schemas.js';

const userSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    roles: z.array(roleSchema),
    disabled: z.boolean(),
    awayUntil: z.iso.date().nullable().describe('The last day on which they are not there'),
    coveredBy: z.string().nullable().describe('Id of who covers for them'),
  })
  .meta({ id: 'User' });
const usersSchema = z.object({ items: z.array(userSchema), next: z.null() });
const addBodySchema = z.object({
  email: z.email('must be an email address').max(254),
  name: z.string().trim().min(1, 'must not be empty').max(200),
  roles: z.array(roleSchema).min(1, 'must name at least one role'),
  password: z.string().max(1000).optional(),
});

/** The staff. Everybody sees whom work can be given to; administrators add and disable. */
@ApiTags('Users')
@Controller('api/users')
export class UsersController {
  constructor(private readonly accounts: Accounts) {}

  @Get()
  @ApiOperation({ summary: 'The staff', operationId: 'listUsers' })
  @ApiOkResponse({ standardSchema: usersSchema })
  async list(): Promise<z.infer<typeof usersSchema>> {
    return { items: (await this.accounts.all()).map(present), next: null };
  }

  @Roles('admin')
  @Post()
  @ApiOperation({ summary: 'Add an account', operationId: 'addUser' })
  @ApiCreatedResponse({ standardSchema: userSchema })
  async add(@Body({ schema: addBodySchema }) body: z.infer<typeof addBodySchema>, @Caller() caller: Person) {
    return present(await this.accounts.add(body as Parameters<Accounts['add']>[0], caller.id));
  }

  @Roles('admin')
  @Post(':email/disable')
  @HttpCode(204)
  @ApiOperation({ summary: 'Disable an account; signs out everywhere', operationId: 'disableUser' })
  @ApiNoContentResponse()
  async disable(@Param('email') email: string, @Caller() caller: Person): Promise<void> {
    await this.accounts.disable(email, caller.id);
  }
}

function present(person: Person): z.infer<typeof userSchema> {
  const { id, name, email, roles, disabledAt, awayUntil = null, coveredBy = null } = person;
  return { id, name, email, roles, disabled: Boolean(disabledAt), awayUntil, coveredBy };
}
