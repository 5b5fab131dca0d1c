import { type Command, InvalidArgumentError } from 'commander';
import { type Channel, ChannelDirectory } from '#channels';
import { print } from './command.js';
import type { Choose } from './program.js';

type Settings = Record<string, unknown>;

interface AddOptions {
  key: string;
  name?: string;
  connector: string;
  set: Settings;
  json: boolean;
}

export function addChannelCommands(root: Command, choose: Choose): void {
  const channel = root.command('channel').description('The sources that are looked at');
  channel
    .command('add')
    .description('Adds a channel, or gives settings to one that a charter has named')
    .requiredOption('--key <key>', 'its stable name: enquiries')
    .option('--name <name>', 'what staff call it')
    .option('--connector <id>', 'how it is spoken to', 'imap')
    .option('--set <name=value>', 'a setting or credential of the connector; once for each', setting, {})
    .option('--json', 'as one line of JSON', false)
    .action(({ key, name, connector, set, json }: AddOptions) => {
      choose(async (context) => {
        const directory = context.app.get(ChannelDirectory);
        const known = (await directory.all()).find((one) => one.key === key);
        const stored =
          known?.state === 'unconfigured'
            ? await directory.change(key, { settings: set, ...(name ? { name } : {}) })
            : await directory.add({ key, name: name ?? key, connector, settings: set });
        print(context, json, present(stored), `${key} is set up. Try it with: postroom channel test ${key}`);
        return 0;
      });
    });
  channel
    .command('set')
    .description('Changes settings of a channel; what is not named stays')
    .argument('<key>')
    .option('--set <name=value>', 'a setting or credential; once for each', setting, {})
    .option('--json', 'as one line of JSON', false)
    .action((key: string, { set, json }: { set: Settings; json: boolean }) => {
      choose(async (context) => {
        const stored = await context.app.get(ChannelDirectory).change(key, { settings: set });
        print(context, json, present(stored), `${key} has its new settings.`);
        return 0;
      });
    });
  channel
    .command('test')
    .description('Can it be reached, and with what result')
    .argument('<key>')
    .option('--json', 'as one line of JSON', false)
    .action((key: string, { json }: { json: boolean }) => {
      choose(async (context) => {
        const { ok, detail } = await context.app.get(ChannelDirectory).test(key, context.signal);
        print(context, json, { key, ok, detail }, detail);
        return ok ? 0 : 1;
      });
    });
  channel
    .command('list')
    .description('Lists the channels and how they are')
    .option('--json', 'one line of JSON a channel', false)
    .action(({ json }: { json: boolean }) => {
      choose(async (context) => {
        for (const one of await context.app.get(ChannelDirectory).all()) {
          print(
            context,
            json,
            present(one),
            [one.key, one.name, one.state, one.stateReason].filter(Boolean).join('  '),
          );
        }
        return 0;
      });
    });
}

/** `port=993` as a number, everything else as the text it is. */
function setting(text: string, settings: Settings): Settings {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Write it as name=value.');
  const [name, value] = [text.slice(0, at), text.slice(at + 1)];
  const isNumber = name === 'port' && /^\d+$/.test(value);
  return { ...settings, [name]: isNumber ? Number(value) : value };
}

function present({ id, key, name, connector, type, enabled, state, stateReason, settings }: Channel) {
  return { id, key, name, connector, type, enabled, state, stateReason: stateReason ?? null, settings };
}
