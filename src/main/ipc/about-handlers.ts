/** About the program: versions, licences, the bundle for whoever helps, and the deadlines that the bell shows. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { dataFormat } from '../cases/data-format.ts';
import { listCases } from '../cases/list-cases.ts';
import { nearDeadlines } from '../cases/near-deadlines.ts';
import { saveDiagnostics } from '../cases/save-diagnostics.ts';
import { aboutLines, diagnosticsText } from '../shell/about.ts';
import type { Handlers } from './answer-call.ts';
import type { Room } from './room.ts';

type AboutHandlers = Pick<
  Handlers,
  'app.about' | 'app.copy-about' | 'app.notices' | 'app.diagnostics' | 'app.save-diagnostics' | 'case.near-deadlines'
>;

/** The bell looks a week ahead. */
export const BELL_DAYS = 7;

export function aboutHandlers(room: Room): AboutHandlers {
  const { system } = room;
  let lastShown = '';
  const facts = () => ({
    version: room.version,
    dataFormat: dataFormat().newest,
    isPortable: room.isPortable,
    ...system.facts(),
  });
  return {
    'app.about': () => ({ lines: [...aboutLines(facts(), room.language())] }),
    'app.copy-about': () => {
      system.copyText(aboutLines(facts(), room.language()).join('\n'));
      return { done: true };
    },
    'app.notices': () => ({ text: system.notices() }),
    'app.diagnostics': () => {
      lastShown = diagnosticsText({ ...facts(), ...bundleOf(room) });
      return { text: lastShown };
    },
    'app.save-diagnostics': async () => {
      const target = await room.pickSave(`casebinder-diagnostics-${room.now().slice(0, 10)}.txt`, 'copy');
      if (target === null) return { saved: false };
      // What was shown is what is saved.
      saveDiagnostics(target, lastShown, room.desks.archive()?.root ?? null);
      return { saved: true };
    },
    'case.near-deadlines': async () => ({ deadlines: await nearDeadlines(room.desks.desk(), BELL_DAYS) }),
  };
}

function bundleOf(room: Room) {
  const archive = room.desks.archive();
  const { theme, zoom } = room.preferences.get();
  return {
    at: room.now(),
    language: room.language(),
    theme,
    zoom,
    screens: room.system.screens(),
    archive:
      archive === null
        ? null
        : {
            format: dataFormat(archive).here ?? 0,
            readOnly: archive.writable === null,
            cases: listCases(room.desks.desk(), { limit: 1 }).total,
          },
    jobs: room.jobs
      .list()
      .map((job) => `${job.kind} ${job.state}${job.trouble === null ? '' : ` ${job.trouble.code}`}`),
    log: readLog(room.dataDir),
  };
}

function readLog(dataDir: string): string {
  try {
    return readFileSync(path.join(dataDir, 'logs', 'app.log'), 'utf8');
  } catch {
    return '';
  }
}
