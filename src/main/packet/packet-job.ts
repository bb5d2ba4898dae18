/**
 * The packet job of the child process: facts → model → layout → render → assemble → proof → its place on disk.
 * What must not live here: the database, decisions about the case.
 */
import { mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Trouble } from '../../shared/errors.ts';
import type { JobHandler } from '../jobs/job-table.ts';
import { assemblePacket } from './assemble.ts';
import { isDiskFull } from './disk-full.ts';
import { loadPdfReader } from './evidence/pdfium.ts';
import { prepareEvidence } from './evidence/prepare.ts';
import type { PreparedEvidence } from './evidence/prepared.ts';
import { readyLogo } from './evidence/ready-logo.ts';
import { exhibitAnchor, partAnchor } from './layout/pieces.ts';
import { buildModel, factsHash } from './model/build-model.ts';
import type { PacketModel } from './model/packet-model.ts';
import type { PacketBuilt, PacketExhibitPlace, PacketFacts, PacketWarning } from './packet-facts.ts';
import { provePacket } from './prove.ts';
import { type Rendered, renderPacket } from './render.ts';
import { openTextKit, type TextKit } from './text-runs.ts';
import { type PacketTexts, packetTexts } from './texts/texts.ts';

/** Everything that loads slowly: the module itself, the fonts, the PDF reader. */
export const warmPacketJob: JobHandler<'packet.warm'> = async ({ resourcesRoot, language }) => {
  openTextKit(resourcesRoot, language);
  await loadPdfReader();
  return null;
};

export const buildPacketJob: JobHandler<'packet.build'> = async (input, tools) => {
  const { facts, archiveRoot, resourcesRoot, outFile } = input;
  const workDir = await mkdtemp(path.join(os.tmpdir(), 'casebinder-packet-'));
  const temporary = path.join(path.dirname(outFile), `.incoming-${path.basename(workDir)}.pdf`);
  const step = (label: string, done: number, total: number | null): void =>
    tools.progress({ done, total, unit: 'pages', label });
  try {
    await mkdir(path.dirname(outFile), { recursive: true });
    const logo = facts.logo === undefined ? null : await readyLogo(facts.logo);
    const model = buildModel(facts, logo);
    const kit = openTextKit(resourcesRoot, model.language);
    const t = packetTexts(model.language);
    const evidence = facts.exhibits.flatMap((x) => x.evidence);
    let prepared = 0;
    const shown = await prepareEvidence(evidence, {
      archiveRoot,
      workDir,
      signal: tools.signal,
      notOpened: new Set(input.notOpened ?? []),
      begin: (sha256) => tools.begin(sha256),
      onDone: (name) => {
        prepared += 1;
        tools.progress({ done: prepared, total: evidence.length, unit: 'files', label: name });
      },
    });
    const rendered = await renderPacket(model, shown, kit, facts.packet.preparedAt, {
      signal: tools.signal,
      appVersion: facts.packet.appVersion,
      onPass: (pass) => step(t.parts.statement, pass, null),
    });
    // A file stays named while it is in memory again, so that one that ends the child here is known too.
    const ofFile = new Map(
      [...shown.values()].flatMap((p) => (p.shown.is === 'pdf' ? [[p.shown.file, p.evidence.sha256] as const] : [])),
    );
    const written = await assemblePacket(rendered, temporary, factsHash(facts).slice(0, 32), {
      signal: tools.signal,
      begin: (file) => tools.begin(ofFile.get(file) ?? file),
      onObject: (done, total) => {
        if (done % 50 === 0 || done === total)
          step(t.parts.exhibits, Math.ceil((done / total) * rendered.pages), rendered.pages);
      },
    });
    const exhibits = exhibitPlaces(model, rendered);
    await provePacket(temporary, rendered.pages, facts, exhibits, t.ex);
    tools.signal.throwIfAborted();
    await rename(temporary, outFile);
    await syncFolder(path.dirname(outFile));
    return {
      file: outFile,
      pages: rendered.pages,
      bytes: written.bytes,
      sha256: written.sha256,
      parts: partPlaces(model, rendered, t),
      exhibits,
      warnings: warningsOf(facts, logo, shown, kit, t),
    } satisfies PacketBuilt;
  } catch (error) {
    if (tools.signal.aborted) throw new Trouble('JOB_CANCELLED');
    if (isDiskFull(error)) throw new Trouble('ARCHIVE_DISK_FULL', { path: fullPlace(error, outFile) });
    throw error;
  } finally {
    await rm(temporary, { force: true });
    await rm(workDir, { recursive: true, force: true });
  }
};

/** The folder that is full: of the file the system names, else that of the packet. */
function fullPlace(error: unknown, outFile: string): string {
  const named = error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : outFile;
  return path.dirname(named);
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function exhibitPlaces(model: PacketModel, rendered: Rendered): PacketExhibitPlace[] {
  const end = rendered.anchors.get(partAnchor('integrity')) ?? rendered.pages + 1;
  return model.exhibits.map((x, i) => {
    const next = model.exhibits[i + 1];
    const start = next ? rendered.anchors.get(exhibitAnchor(next.label)) : end;
    return {
      label: x.label,
      title: x.title,
      evidenceIds: x.exhibit.evidence.map((e) => e.evidenceId),
      firstPage: rendered.anchors.get(exhibitAnchor(x.label)) ?? 0,
      lastPage: (start ?? 1) - 1,
    };
  });
}

function partPlaces(model: PacketModel, rendered: Rendered, t: PacketTexts): PacketBuilt['parts'] {
  const starts: { id: string; title: string; at: number; opens: boolean }[] = [];
  const add = (id: string, title: string, anchor: string = partAnchor(id)): void => {
    const at = rendered.anchors.get(anchor);
    if (at !== undefined) starts.push({ id, title, at, opens: rendered.openers.has(anchor) });
  };
  add('cover', t.titles[model.variant]);
  add('summary', t.summary.title);
  add('contents', t.contents.title);
  for (const part of model.parts) add(part.id, part.title);
  const first = model.exhibits[0];
  if (first) add('exhibits', t.parts.exhibits, exhibitAnchor(first.label));
  starts.sort((a, b) => a.at - b.at);
  return starts.map((s, i) => {
    const next = starts[i + 1];
    // The page on which the next part begins below this one belongs to both.
    const lastPage = next === undefined ? rendered.pages : next.opens && next.at > s.at ? next.at - 1 : next.at;
    return { id: s.id, title: s.title, firstPage: s.at, lastPage };
  });
}

function warningsOf(
  facts: PacketFacts,
  logo: string | null,
  shown: ReadonlyMap<string, PreparedEvidence>,
  kit: TextKit,
  t: PacketTexts,
): PacketWarning[] {
  const found: PacketWarning[] = [];
  const add = (code: keyof PacketTexts['warnings'], says: string): void => void found.push({ code, says });
  if (facts.logo !== undefined && logo === null) add('PACKET_LOGO_UNREADABLE', t.warnings.PACKET_LOGO_UNREADABLE);
  for (const x of facts.exhibits) {
    if (x.evidence.length === 0) add('PACKET_EXHIBIT_EMPTY', t.warnings.PACKET_EXHIBIT_EMPTY(x.label));
    for (const e of x.evidence) {
      const s = shown.get(e.evidenceId)?.shown;
      if (s?.is === 'notice')
        add(
          'PACKET_FILE_NOT_SHOWN',
          t.warnings.PACKET_FILE_NOT_SHOWN(e.originalName, t.exhibit.notice[s.why], x.label),
        );
      if (s?.is === 'pdf') {
        const pictures = s.pages.filter((p) => p.as === 'picture').length;
        if (pictures > 0)
          add('PACKET_PAGES_AS_PICTURES', t.warnings.PACKET_PAGES_AS_PICTURES(e.originalName, pictures));
        if (s.form === 'xfa') add('PACKET_FORM_XFA', t.warnings.PACKET_FORM_XFA(e.originalName));
        if (s.form === 'signed')
          add('PACKET_SIGNATURE_ON_ORIGINAL', t.warnings.PACKET_SIGNATURE_ON_ORIGINAL(e.originalName));
      }
      if ((s?.is === 'text' || s?.is === 'table') && s.cut > 0)
        add('PACKET_TEXT_CUT', t.warnings.PACKET_TEXT_CUT(e.originalName, s.cut));
    }
  }
  const listed = (counts: ReadonlyMap<string, number>, told: (what: string, n: number) => string): string => {
    const all = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([what, n]) => told(what, n));
    return all.length > 10 ? `${all.slice(0, 10).join(', ')} …` : all.join(', ');
  };
  if (kit.named.size > 0)
    add('PACKET_SIGNS_NAMED', t.warnings.PACKET_SIGNS_NAMED(listed(kit.named, (name, n) => `[${name}] × ${n}`)));
  if (kit.missing.size > 0)
    add('PACKET_GLYPH_MISSING', t.warnings.PACKET_GLYPH_MISSING(listed(kit.missing, (what, n) => `${what} × ${n}`)));
  if (kit.unsupported.size > 0)
    add(
      'PACKET_SCRIPT_NOT_SUPPORTED',
      t.warnings.PACKET_SCRIPT_NOT_SUPPORTED([...kit.unsupported.keys()].sort().join(', ')),
    );
  return found;
}
