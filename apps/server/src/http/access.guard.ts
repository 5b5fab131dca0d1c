import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Config } from '#config';
import { type RoleName, SignIn } from '#identity';
import { DomainError } from '#shared';
import { cookie, OPEN_KEY, ROLES_KEY, SESSION_COOKIE, type StaffRequest } from './access.js';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Every call is closed unless it says otherwise: who is it, may they, and does a browser's change come from our own pages. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly signIn: SignIn,
    private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    const request = context.switchToHttp().getRequest<StaffRequest>();
    await this.recognise(request);
    if (!READS.has(request.method)) this.checkOrigin(request);
    if (this.reflector.getAllAndOverride<boolean>(OPEN_KEY, places)) return true;
    if (!request.person) throw new DomainError('unauthenticated', 'sign-in', 'Sign in first.');
    const roles = this.reflector.getAllAndOverride<RoleName[]>(ROLES_KEY, places);
    if (roles && !request.person.mayAny(roles)) {
      throw new DomainError('forbidden', 'role', `Only ${roles.join(' or ')} may do this.`);
    }
    return true;
  }

  private async recognise(request: StaffRequest): Promise<void> {
    const [, token] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (token) {
      const person = await this.signIn.who('token', token);
      if (!person) throw new DomainError('unauthenticated', 'bad-token', 'This API token is not valid.');
      request.person = person;
      request.shown = { kind: 'token', secret: token };
      return;
    }
    const secret = cookie(request, SESSION_COOKIE);
    if (!secret) return;
    request.byCookie = true;
    const person = await this.signIn.who('session', secret);
    if (!person) return;
    request.person = person;
    request.shown = { kind: 'session', secret };
  }

  /** A page elsewhere must not be able to use the cookie that the browser sends along. */
  private checkOrigin(request: StaffRequest): void {
    const { origin } = request.headers;
    if (!origin) {
      const site = request.headers['sec-fetch-site'];
      if (!site || site === 'same-origin' || site === 'none') return;
    } else if (
      origin === new URL(this.config.publicUrl).origin ||
      origin === `${request.protocol}://${request.headers.host}`
    ) {
      return;
    }
    if (request.headers.authorization) return;
    throw new DomainError('forbidden', 'origin', 'This change does not come from a page of ours.');
  }
}
