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
    if (!(await this.signIn.useSetupLink(body.token))) {
      throw new DomainError(
        'forbidden',
        'setup-link',
        'This set-up link has been used or has expired. Start Postroom again for a new one.',
      );
    }
    await this.accounts.add({
      email: body.email,
      name: body.name,
      password: body.password,
      roles: ['admin', 'manager', 'advisor', 'social'],
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
