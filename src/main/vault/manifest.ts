/**
 * `evidence/manifest`: one text file that says what every stored file is, readable by a person and by
 * `cd evidence && sha256sum -c manifest`, without this program.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeDurably } from './durable-write.ts';
import { readableName } from './readable-name.ts';
import { manifestPath } from './stored-path.ts';

/** One stored file as one case knows it. */
export interface ManifestEntry {
  readonly caseId: string;
  readonly orderNo: string | null;
  readonly customer: string | null;
  readonly evidenceId: string;
  readonly originalName: string;
  /** Label of the folder it came in with and its path there; null for a single file. */
  readonly folder: string | null;
  /** UTC instant. */
  readonly takenInAt: string;
  readonly sha256: string;
  /** Path under the archive root, with `/`. */
  readonly storedPath: string;
}

const head = `# Evidence of this archive: every original, byte for byte as it was taken in, and its SHA-256.
# To check it without Casebinder: open a terminal in this folder and run  sha256sum -c manifest
# 本档案的全部证据原件及其 SHA-256 校验值。无需本软件即可核对：在此文件夹中运行  sha256sum -c manifest
# A file that several cases share is listed once. Odd characters in names are written \\u{…}.
`;

/** The text of the manifest. The same entries give the same text, in whatever order they come. */
export function manifestText(entries: readonly ManifestEntry[]): string {
  const sorted = [...entries].sort(
    (a, b) =>
      compare(a.caseId.length, b.caseId.length) ||
      compare(a.caseId, b.caseId) ||
      compare(a.evidenceId.length, b.evidenceId.length) ||
      compare(a.evidenceId, b.evidenceId),
  );
  const listed = new Set<string>();
  const lines: string[] = [];
  let openCase: string | null = null;
  for (const entry of sorted) {
    if (entry.caseId !== openCase) {
      openCase = entry.caseId;
      lines.push('', `# ${entry.caseId} · ${said(entry.customer)} · order ${said(entry.orderNo)}`);
    }
    const origin = entry.folder === null ? '' : ` · from ${readableName(entry.folder)}`;
    lines.push(`# ${entry.evidenceId} · ${readableName(entry.originalName)}${origin} · taken in ${entry.takenInAt}`);
    if (listed.has(entry.storedPath)) {
      lines.push(`#   same file as above: ${entry.sha256}`);
    } else {
      listed.add(entry.storedPath);
      lines.push(`${entry.sha256}  ${entry.storedPath.replace(/^evidence\//, '')}`);
    }
  }
  return `${head}${lines.map((line) => `${line}\n`).join('')}`;
}

/** Rewrites the manifest when its text is no longer the right one. @returns true when it was written */
export function refreshManifest(root: string, entries: readonly ManifestEntry[]): boolean {
  const file = path.join(root, manifestPath);
  const text = manifestText(entries);
  try {
    if (readFileSync(file, 'utf8') === text) return false;
  } catch {
    // Missing or unreadable: written anew from the casebook, which holds the truth.
  }
  writeDurably(file, text);
  return true;
}

const said = (text: string | null): string => (text === null ? '?' : readableName(text));
const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);
