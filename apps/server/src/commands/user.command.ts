import { type Command, InvalidArgumentError } from 'commander';
import { Accounts, ROLE_NAMES, type RoleName, SignIn } from '#identity';
import { print } from './command.js';
import type { Choose } from './program.js';

interface AddOptions {
  email: string;
  name: string;
  role: RoleName[];
  password?: string;
  json: boolean;
}

export function addUserCommands(root: Command, choose: Choose): void {
  const user = root.command('user').description('The accounts of staff');
  user
    .command('add')
    .description('Adds an account')
    .requiredOption('--email <address>')
    .requiredOption('--name <name>')
    .option('--role <roles>', `one or more of ${ROLE_NAMES.join(', ')}, with commas`, roles, [
      'advisor',
    ] as RoleName[])
    .option('--password <password>', 'at least 12 characters')
    .option('--json', 'as one line of JSON', false)
    .action(({ email, name, role, password, json }: AddOptions) => {
      choose(async (context) => {
        const person = await context.app
          .get(Accounts)
          .add({ email, name, roles: role, ...(password ? { password } : {}) });
        print(context, json, present(person), `${person.email} may sign in as ${person.roles.join(', ')}.`);
        return 0;
      });
    });
  user
    .command('list')
    .description('Lists the accounts')
    .option('--json', 'one line of JSON an account', false)
    .action(({ json }: { json: boolean }) => {
      choose(async (context) => {
        for (const person of await context.app.get(Accounts).all()) {
          const state = person.disabledAt ? '  disabled' : '';
          print(
            context,
            json,
            present(person),
            `${person.email}  ${person.name}  ${person.roles.join(', ')}${state}`,
          );
        }
        return 0;
      });
    });
  user
    .command('disable')
    .description('Disables an account and signs it out everywhere')
    .argument('<email>')
    .option('--json', 'as one line of JSON', false)
    .action((email: string, { json }: { json: boolean }) => {
      choose(async (context) => {
        await context.app.get(Accounts).disable(email);
        print(context, json, { email, disabled: true }, `${email} can no longer sign in.`);
        return 0;
      });
    });
  user
    .command('token')
    .description('Makes an API token for a program that works as this person; it is shown once')
    .argument('<email>')
    .option('--name <name>', 'what it is for', 'API token')
    .option('--json', 'as one line of JSON', false)
    .action((email: string, { name, json }: { name: string; json: boolean }) => {
      choose(async (context) => {
        const person = await context.app.get(Accounts).find(email);
        const token = await context.app.get(SignIn).newToken(person.id, name);
        print(context, json, { email: person.email, name, token }, token);
        return 0;
      });
    });
}

function roles(text: string): RoleName[] {
  const names = text.split(',').map((name) => name.trim());
  const wrong = names.find((name) => !(ROLE_NAMES as readonly string[]).includes(name));
  if (wrong !== undefined) throw new InvalidArgumentError(`"${wrong}" is none of ${ROLE_NAMES.join(', ')}.`);
  return names as RoleName[];
}

function present({ id, email, name, roles: held, disabledAt }: Awaited<ReturnType<Accounts['find']>>) {
  return { id, email, name, roles: held, disabled: Boolean(disabledAt) };
}
