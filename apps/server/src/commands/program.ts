import { Command, CommanderError } from 'commander';
import { addChannelCommands } from './channel.command.js';
import { addCharterCommands } from './charter.command.js';
import type { CommandContext, Io } from './command.js';
import { UsageError } from './command.js';
import { addDemoCommand } from './demo.command.js';
import { addDueCommand } from './due.command.js';
import { addHolidaysCommand } from './holidays.command.js';
import { addIntakeCommand } from './intake.command.js';
import { addReconcileCommand } from './reconcile.command.js';
import { addRulesCommands } from './rules.command.js';
import { addTemplateCommands } from './template.command.js';
import { addUserCommands } from './user.command.js';

/** What a subcommand does once its words have been read; answers with the exit code. */
export type Action = (context: CommandContext) => Promise<number>;

/** Takes the action that the words have chosen. */
export type Choose = (action: Action) => void;

function program(io: Io, choose: Choose): Command {
  const root = new Command('postroom')
    .description('One inbox for everything people send to a public body.')
    .helpCommand(false);
  for (const add of [
    addIntakeCommand,
    addDueCommand,
    addReconcileCommand,
    addCharterCommands,
    addRulesCommands,
    addTemplateCommands,
    addUserCommands,
    addChannelCommands,
    addHolidaysCommand,
    addDemoCommand,
  ]) {
    add(root, choose);
  }
  everyCommand(root, (command) =>
    command
      .exitOverride()
      .configureOutput({ writeOut: io.out, writeErr: io.err })
      .allowExcessArguments(false),
  );
  return root;
}

/** Reads the words only. Null: they are right, and there is an action to run. */
export async function checkUsage(argv: string[], io: Io): Promise<number | null> {
  const chosen = await read(argv, io);
  return typeof chosen === 'number' ? chosen : null;
}

/** Reads the words and does what they say. */
export async function runCommand(argv: string[], context: CommandContext): Promise<number> {
  const chosen = await read(argv, context);
  return typeof chosen === 'number' ? chosen : chosen(context);
}

async function read(argv: string[], io: Io): Promise<Action | number> {
  let chosen: Action | null = null;
  const root = program(io, (action) => {
    chosen = action;
  });
  try {
    await root.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UsageError) {
      io.err(`${error.message}\n`);
      return 2;
    }
    throw error;
  }
  return chosen ?? 2;
}

function everyCommand(command: Command, change: (command: Command) => void): void {
  change(command);
  for (const child of command.commands) everyCommand(child, change);
}
