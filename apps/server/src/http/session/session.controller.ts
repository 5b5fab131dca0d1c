import { EntityManager } from '@mikro-orm/sql';
import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { Config } from '#config';
import { Accounts, type Person, SignIn } from '#identity';
import { Clock, DomainError } from '#shared';
import { DueDates } from '#targets';
import { Caller, cookie, Open, SESSION_COOKIE } from '../access.js';
import { setupBodySchema, signInBodySchema, whoSchema } from './session.schemas.js';

/** Signing in, with a password or, once, by the link of the first start. */
@ApiTags('Session')
@Controller('api')
export class SessionController {
  constructor(
    private readonly em: EntityManager,
    private readonly signIn: SignIn,
    private readonly accounts: Accounts,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly dueDates: DueDates,
  ) {}

  @Open()
  @Post('session')
  @ApiOperation({ summary: 'Sign in; sets the session cookie', operationId: 'signIn' })
  @ApiCreatedResponse({ standardSchema: whoSchema })
  async open(
    @Body({ schema: signInBodySchema }) body: z.infer<typeof signInBodySchema>,
    @Res({ passthrough: true }) response: Response,
  ) {
    const { person, secret } = await this.signIn.withPassword(body.email, body.password);
    this.setCookie(response, secret);
    return this.present(person);
  }

  @Get('session')
  @ApiOperation({ summary: 'Who am I', operationId: 'whoAmI' })
  @ApiOkResponse({ standardSchema: whoSchema })
  who(@Caller() caller: Person) {
    return this.present(caller);
  }

  @Delete('session')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out', operationId: 'signOut' })
  @ApiNoContentResponse()
  async close(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const secret = cookie(request, SESSION_COOKIE);
    if (secret) await this.signIn.signOut(secret);
    response.clearCookie(SESSION_COOKIE, { path: '/' });
  }

  @Open()
  @Post('setup')
  @ApiOperation({
    summary: 'Make the first account, with the token of the set-up link',
    operationId: 'setUp',
  })
  @ApiCreatedResponse({ standardSchema: whoSchema })
  async setup(
    @Body({ schema: setupBodySchema }) body: z.infer<typeof setupBodySchema>,
    @Res({ passthrough: true }) response: Response,
  ) {
    if (!(await this.accounts.none()) || !(await this.signIn.isSetupLink(body.token))) throw usedUp();
    const { email, name, password } = body;
    // The link is used up only where the account is made.
    await this.em.transactional(async (transaction) => {
      const em = transaction as EntityManager;
      if (!(await this.signIn.useSetupLink(body.token, em))) throw usedUp();
      await this.accounts.addWithin(em, {
        ...{ email, name, password },
        roles: ['admin', 'manager', 'advisor', 'social'],
      });
    });
    const { person, secret } = await this.signIn.withPassword(body.email, body.password);
    this.setCookie(response, secret);
    return this.present(person);
  }

  private setCookie(response: Response, secret: string): void {
    response.cookie(SESSION_COOKIE, secret, {
      httpOnly: true,
      sameSite: 'lax',
      secure: this.config.publicUrl.startsWith('https:'),
      path: '/',
      maxAge: 12 * 3600_000,
    });
  }

  private async present({ id, name, email, roles }: Person): Promise<z.infer<typeof whoSchema>> {
    const organisation = await this.dueDates.organisation();
    return {
      id,
      name,
      email,
      roles,
      organisation: { name: organisation.name, timeZone: organisation.timeZone },
      now: this.clock.now().toString(),
    };
  }
}

function usedUp(): DomainError {
  return new DomainError(
    'forbidden',
    'setup-link',
    'This set-up link has been used or has expired. Start Postroom again for a new one.',
  );
}
