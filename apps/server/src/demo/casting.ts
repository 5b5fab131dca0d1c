import { randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { Accounts } from '#identity';
import type { Actor } from '#inbox';
import { COLLEAGUES } from './cast.js';
import type { ColleagueKey } from './story.js';

const SIGN_IN_ADDRESS = 'demo@example.org';

/**
 * Who plays whom. `you` is the first account there is, so that whoever tries Postroom finds work of their own. Where there is
 * none, one with a made-up password is made: the colleagues have none, and an installation that has accounts no longer
 * offers a link to make the first.
 */
export async function castOf(
  app: INestApplicationContext,
  tell: (line: string) => void,
): Promise<Map<ColleagueKey, Actor>> {
  const accounts = app.get(Accounts);
  const known = await accounts.all();
  const people = new Map<ColleagueKey, Actor>();
  const first = known
    .filter(({ disabledAt, passwordHash }) => !disabledAt && passwordHash)
    .sort((a, b) => (a.id < b.id ? -1 : 1))[0];
  if (first) people.set('you', first);
  else {
    const password = randomBytes(12).toString('base64url');
    const roles = ['admin', 'manager', 'advisor', 'social'] as const;
    people.set(
      'you',
      await accounts.add({ email: SIGN_IN_ADDRESS, name: 'Demo Account', roles: [...roles], password }),
    );
    tell(`Sign in as ${SIGN_IN_ADDRESS} with the password ${password}. It is shown only now.`);
  }
  for (const { key, name, email, roles } of COLLEAGUES) {
    people.set(
      key,
      known.find((person) => person.email === email) ?? (await accounts.add({ email, name, roles })),
    );
  }
  return people;
}
