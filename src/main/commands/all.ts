/** Every command of the command line by its name, in the order in which the help shows them. */
import { assessCommand, listCommand, newCommand, verifyCommand } from './case-commands.ts';
import type { Command } from './command.ts';
import { deadlinesCommand } from './deadline-commands.ts';
import { demoCommand } from './demo-command.ts';
import { attachCommand, foldersCommand, packetCommand } from './evidence-commands.ts';
import { backupCommand, exportCommand, importCommand, restoreCommand } from './keeping-commands.ts';
import { packsCommand } from './pack-commands.ts';

export const commands: Readonly<Record<string, Command>> = {
  demo: demoCommand,
  new: newCommand,
  attach: attachCommand,
  folders: foldersCommand,
  assess: assessCommand,
  packet: packetCommand,
  verify: verifyCommand,
  list: listCommand,
  deadlines: deadlinesCommand,
  backup: backupCommand,
  restore: restoreCommand,
  export: exportCommand,
  import: importCommand,
  packs: packsCommand,
};
