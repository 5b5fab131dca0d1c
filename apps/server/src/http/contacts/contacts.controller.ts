import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Person } from '#identity';
import { Caller } from '../access.js';
import {
  type ContactBody,
  type ContactListQuery,
  contactBodySchema,
  contactListQuerySchema,
  contactPageSchema,
  contactSchema,
  identityBodySchema,
  mergeBodySchema,
  splitBodySchema,
} from './contact.schemas.js';
import { ContactsFacade, type PresentedContact } from './contacts.facade.js';

type BodyOf<S extends z.ZodType> = z.infer<S>;

const answers = { standardSchema: contactSchema, description: 'The contact as it now is' };

/** The people who write in. Who is known only from restricted queues does not exist for those outside their teams. */
@ApiTags('Contacts')
@Controller('api/contacts')
export class ContactsController {
  constructor(private readonly contacts: ContactsFacade) {}

  @Get()
  @ApiOperation({ summary: 'The contacts by name: one page', operationId: 'listContacts' })
  @ApiOkResponse({ standardSchema: contactPageSchema })
  list(@Query({ schema: contactListQuerySchema }) query: ContactListQuery, @Caller() caller: Person) {
    return this.contacts.list(query, caller);
  }

  @Get(':id')
  @ApiOperation({
    summary: 'One contact; of a merged one, who they turned out to be',
    operationId: 'getContact',
  })
  @ApiOkResponse(answers)
  one(@Param('id') id: string, @Caller() caller: Person): Promise<PresentedContact> {
    return this.contacts.one(id, caller);
  }

  @Put(':id')
  @ApiOperation({ summary: 'Put right what is known of a contact', operationId: 'changeContact' })
  @ApiOkResponse(answers)
  change(
    @Param('id') id: string,
    @Body({ schema: contactBodySchema }) body: ContactBody,
    @Caller() caller: Person,
  ): Promise<PresentedContact> {
    return this.contacts.change(id, caller, body);
  }

  @Post(':id/identities')
  @ApiOperation({
    summary: 'Add a way to reach them, or change its label',
    operationId: 'addContactIdentity',
  })
  @ApiCreatedResponse(answers)
  addIdentity(
    @Param('id') id: string,
    @Body({ schema: identityBodySchema }) body: BodyOf<typeof identityBodySchema>,
    @Caller() caller: Person,
  ): Promise<PresentedContact> {
    return this.contacts.addIdentity(id, caller, body);
  }

  @Delete(':id/identities/:kind/:value')
  @ApiOperation({
    summary: 'Take an identity off; with conversations of its own it becomes a contact of its own',
    operationId: 'removeContactIdentity',
  })
  @ApiOkResponse(answers)
  removeIdentity(
    @Param('id') id: string,
    @Param('kind') kind: string,
    @Param('value') value: string,
    @Caller() caller: Person,
  ): Promise<PresentedContact> {
    return this.contacts.removeIdentity(id, caller, { kind, value });
  }

  @Post(':id/split')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Make a contact of its own of some identities and their conversations; answers the new one',
    operationId: 'splitContact',
  })
  @ApiOkResponse(answers)
  split(
    @Param('id') id: string,
    @Body({ schema: splitBodySchema }) body: BodyOf<typeof splitBodySchema>,
    @Caller() caller: Person,
  ): Promise<PresentedContact> {
    return this.contacts.split(id, caller, body.identities);
  }

  @Post(':id/merge')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Say that they are the same person as another; answers that other',
    operationId: 'mergeContact',
  })
  @ApiOkResponse(answers)
  merge(
    @Param('id') id: string,
    @Body({ schema: mergeBodySchema }) body: BodyOf<typeof mergeBodySchema>,
    @Caller() caller: Person,
  ): Promise<PresentedContact> {
    return this.contacts.merge(id, caller, body.into);
  }

  @Post(':id/unmerge')
  @HttpCode(200)
  @ApiOperation({ summary: 'Undo a merge: they are two people after all', operationId: 'unmergeContact' })
  @ApiOkResponse(answers)
  unmerge(@Param('id') id: string, @Caller() caller: Person): Promise<PresentedContact> {
    return this.contacts.unmerge(id, caller);
  }
}
