/** What the program says of itself, and the bundle for whoever helps: numbers and versions, no words of the person. No electron. */
import type { Language } from '../../shared/errors.ts';
import { redactLine } from './redact.ts';
import { shellText } from './texts.ts';

export interface AboutFacts {
  readonly version: string;
  /** Number of the newest form of the archive's data that this version knows. */
  readonly dataFormat: number;
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
  readonly system: string;
  readonly isPortable: boolean;
}

/** The lines of About, as they are shown and copied. */
export function aboutLines(facts: AboutFacts, language: Language): readonly string[] {
  const portable = facts.isPortable ? ` (${shellText(language, 'about-portable')})` : '';
  return [
    `Casebinder ${facts.version}`,
    shellText(language, 'about-format', { format: String(facts.dataFormat) }),
    `Electron ${facts.electron}, Chromium ${facts.chromium}, Node.js ${facts.node}`,
    `${facts.system}${portable}`,
  ];
}

export interface BundleFacts extends AboutFacts {
  readonly at: string;
  readonly language: string;
  readonly theme: string;
  readonly zoom: number;
  readonly screens: readonly string[];
  /** Counts of the open archive; null while none is open. */
  readonly archive: { readonly format: number; readonly readOnly: boolean; readonly cases: number } | null;
  /** What went wrong with long works since the start: kinds and codes. */
  readonly jobs: readonly string[];
  readonly log: string;
}

const MOST_LINES = 200;

/** The whole bundle as text: what is shown is what is saved. */
export function diagnosticsText(facts: BundleFacts): string {
  const { archive } = facts;
  const lines = facts.log.split('\n').filter((line) => line !== '');
  const log = lines.slice(-MOST_LINES).flatMap((line) => redactLine(line) ?? []);
  return [
    // Whoever helps reads it in one language.
    ...aboutLines(facts, 'en'),
    `Written ${facts.at}`,
    '',
    `Language ${facts.language}, theme ${facts.theme}, size ${Math.round(facts.zoom * 100)} %`,
    `Screens ${facts.screens.join(', ')}`,
    archive === null
      ? 'No archive open'
      : `Archive: data format ${archive.format}, ${archive.readOnly ? 'read only' : 'writable'}, ${archive.cases} cases`,
    '',
    'Long works since the start:',
    ...(facts.jobs.length === 0 ? ['none'] : facts.jobs),
    '',
    `Log, the last ${log.length} lines, without messages and paths:`,
    ...log,
    '',
  ].join('\n');
}
