/** The recent cases at the program's place on the Windows taskbar. No electron. */
import type { JumpListCategory } from 'electron';
import type { Language } from '../../shared/errors.ts';
import { type Recent, recentLabel } from './recents.ts';
import { shellText } from './texts.ts';

/** Longest name of an entry that the taskbar keeps. */
const MOST_SIGNS = 255;

export interface JumpPlan {
  readonly recents: readonly Recent[];
  readonly language: Language;
  /** The program that an entry starts; it hands the case over to the one that runs. */
  readonly program: string;
  /** The arguments of entries that the person took off the list: the system refuses a list that holds them again. */
  readonly removed: readonly string[];
}

/** What stands on the list. Nothing at all when no case is remembered: the system forgets it too. */
export function jumpList({ recents, language, program, removed }: JumpPlan): JumpListCategory[] {
  const items = recents
    .map((recent) => ({
      type: 'task' as const,
      title: recentLabel(recent).slice(0, MOST_SIGNS),
      program,
      args: startWith(recent),
      iconPath: program,
      iconIndex: 0,
    }))
    .filter(({ args }) => !removed.includes(args));
  return items.length === 0 ? [] : [{ type: 'custom', name: shellText(language, 'menu-recent'), items }];
}

/** The words that a start opens this case with. No name of a file on Windows has a quotation mark in it. */
function startWith({ archive, caseId }: Recent): string {
  // A backslash before the closing mark would take the mark with it, unless it stands twice.
  return `--case=${caseId} "--archive=${archive.replace(/\\+$/, '$&$&')}"`;
}
