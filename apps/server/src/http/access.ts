import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Request } from 'express';
import type { Person, RoleName } from '#identity';
import { DomainError } from '#shared';

export const ROLES_KEY = 'postroom:roles';
export const OPEN_KEY = 'postroom:open';

/** Who may call it; `admin` may call everything. Without it, every member of staff may. */
export const Roles = (...roles: RoleName[]) => SetMetadata(ROLES_KEY, roles);

/** May be called without signing in. */
export const Open = () => SetMetadata(OPEN_KEY, true);

export interface StaffRequest extends Request {
  person?: Person;
  /** By what they were recognised. */
  shown?: { kind: 'session' | 'token'; secret: string };
  /** True where a browser's cookie said who it is, so that the origin of changes must be checked. */
  byCookie?: boolean;
}

/** The member of staff who calls. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Person => {
  const { person } = context.switchToHttp().getRequest<StaffRequest>();
  if (!person) throw new DomainError('unauthenticated', 'sign-in', 'Sign in first.');
  return person;
});

export const SESSION_COOKIE = 'postroom_session';

/** A cookie's value; null where there is none, or none that could be one of ours. */
export function cookie(request: Request, name: string): string | null {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const pair = pairs.find((text) => text.startsWith(`${name}=`));
  try {
    return pair ? decodeURIComponent(pair.slice(name.length + 1)) : null;
  } catch {
    return null;
  }
}
