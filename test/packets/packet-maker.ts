/** Makes packets for the tests: facts, real small files in a temp archive, and the job run in this process. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PDFDocument, rgb, StandardFonts } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { printRendition } from '../../src/main/packet/evidence/prepare.ts';
import type { PacketBuilt, PacketEvidence, PacketExhibit, PacketFacts } from '../../src/main/packet/packet-facts.ts';
import { buildPacketJob } from '../../src/main/packet/packet-job.ts';
import type { Answer, LineAnswer } from '../../src/shared/domain/answer.ts';
import type { CaseFacts } from '../../src/shared/domain/case-file.ts';
import { type FileKind, imageKinds } from '../../src/shared/domain/evidence.ts';
import type { ExhibitKind } from '../../src/shared/domain/terms.ts';

export const resourcesRoot = path.resolve(import.meta.dirname, '../../resources');

/** A temp archive that evidence files are put into. */
export class TestArchive {
  readonly root = mkdtempSync(path.join(os.tmpdir(), 'casebinder-test-packet-'));
  private count = 0;

  /** Stores bytes as evidence; a picture also gets its print rendition, as the renditions job would make it. */
  async put(
    name: string,
    kind: FileKind,
    bytes: Uint8Array,
    rest: Partial<PacketEvidence> = {},
  ): Promise<PacketEvidence> {
    this.count += 1;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const storedPath = `evidence/${sha256.slice(0, 2)}/${sha256}`;
    mkdirSync(path.dirname(path.join(this.root, storedPath)), { recursive: true });
    writeFileSync(path.join(this.root, storedPath), bytes);
    let size = { width: null as number | null, height: null as number | null };
    if (imageKinds.has(kind)) {
      const file = printRendition(this.root, sha256);
      mkdirSync(path.dirname(file), { recursive: true });
      try {
        const made = await sharp(bytes)
          .rotate()
          .flatten({ background: '#fff' })
          .toColourspace('srgb')
          .jpeg({ quality: 82 })
          .toFile(file);
        size = { width: made.width, height: made.height };
      } catch {
        // A picture that cannot be read has no rendition.
      }
    }
    return {
      evidenceId: `E-${String(this.count).padStart(4, '0')}`,
      sha256,
      bytes: bytes.length,
      kind,
      originalName: name,
      folderId: null,
      pathInFolder: null,
      takenInAt: '2026-03-01T08:00:00.000Z',
      cameraTime: null,
      camera: null,
      ...size,
      pages: null,
      hasLocation: false,
      thumbnail: 'none',
      warnings: [],
      storedPath,
      ...rest,
    };
  }

  /** A picture with a pattern, so that scaling and place can be seen. */
  async photo(name: string, width = 640, height = 480, colour = '#8899aa'): Promise<PacketEvidence> {
    const label = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${colour}"/><rect x="8%" y="8%" width="84%" height="84%" fill="none" stroke="#fff" stroke-width="6"/><circle cx="50%" cy="50%" r="20%" fill="#334"/></svg>`,
    );
    const bytes = await sharp(label).jpeg({ quality: 85 }).toBuffer();
    return this.put(name, 'jpeg', bytes, { cameraTime: { local: '2026-02-02T14:07:31', offset: null } });
  }

  /** A PDF whose pages carry their number as text. */
  async pdf(name: string, pages = 2, size: [number, number] = [595, 842]): Promise<PacketEvidence> {
    return this.put(name, 'pdf', await textPdf(name, pages, size));
  }

  close(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

export async function textPdf(name: string, pages: number, size: [number, number]): Promise<Uint8Array> {
  const doc = await PDFDocument.create();
  const font = await doc.embedFont(StandardFonts.Helvetica);
  for (let i = 1; i <= pages; i += 1) {
    const page = doc.addPage(size);
    page.drawText(`Source ${name} page ${i}`.replace(/[^\x20-\x7e]/g, '?'), { x: 40, y: size[1] - 60, size: 16, font });
    page.drawRectangle({
      x: 40,
      y: 40,
      width: size[0] - 80,
      height: size[1] - 140,
      borderWidth: 1,
      borderColor: rgb(0, 0, 0),
    });
  }
  return doc.save();
}

export function exhibit(
  label: string,
  evidence: readonly PacketEvidence[],
  rest: Partial<PacketExhibit> = {},
): PacketExhibit {
  return {
    label,
    exhibitId: `X-${label}`,
    key: `x${label}`,
    position: Number(label) - 1,
    title: `Exhibit number ${label}`,
    titleZh: null,
    kind: 'other' as ExhibitKind,
    shows: null,
    date: null,
    source: null,
    language: null,
    include: true,
    chosen: true,
    captions: {},
    awaitedFiles: [],
    evidence,
    ...rest,
  };
}

const line: LineAnswer = {
  id: '1',
  reason: 'QUALITY',
  quantity: { value: 24, unit: 'pcs' },
  stance: 'HOLD',
  byReading: { literal: { stance: 'REFUSE', rows: ['R-01'] }, sensible: { stance: 'HOLD', rows: ['R-02'] } },
  byPack: [],
  conflict: null,
  follows: 'seed-article',
  overridden: null,
  subjectTo: ['inspection'],
  rows: ['R-02'],
  says: 'An inspection is missing; the literal reading would refuse.',
  nextStep: 'Add the inspection.',
  window: { verdict: 'UNKNOWN', lastDay: null, assumes: [], candidates: [] },
  fault: 'UNDETERMINED',
  freight: [
    {
      leg: 'return',
      literal: 'SELLER',
      sensible: 'BUYER',
      chosen: 'BUYER',
      mayAsk: true,
      basis: 'S2.4',
      scope: null,
      conflict: 'The literal sentence says the opposite.',
    },
  ],
  judgements: [],
  sampling: [],
  findings: [
    {
      rule: 'inspection-needed',
      outcome: 'unknown',
      clause: 'S2.2b',
      pack: 'seed-article',
      facts: [],
      missing: ['inspections[0].result'],
      says: 'unknown',
      citation: {
        source: 'An article',
        kind: 'third-party article',
        section: '2.2',
        address: 'https://example.org/article',
        consultedOn: '2025-05-01',
        confidence: 'article',
      },
    },
  ],
};

export const answer: Answer = {
  ok: true,
  asOf: '2026-03-02T10:00:00Z',
  readings: { preset: 'sensible', 'S2.2c': 'A+B', 'S2.4': 'sensible' },
  packs: [{ id: 'seed-article', version: '1.0.0', inForce: true }],
  follows: null,
  summary: { stances: [{ stance: 'HOLD', lines: ['1'] }], says: 'line 1: wait' },
  step: 'APPEAL',
  stage: 'RECEIVED',
  lines: [line],
  sums: { refunds: [], total: null, inOther: null, freight: [], notes: [] },
  deadlines: [
    {
      id: 'd1',
      at: null,
      zone: null,
      whose: 'seller',
      source: 'none',
      conflictsWith: [],
      supersededBy: null,
      shownIn: null,
      says: 'No source gives a date.',
    },
  ],
  missingFacts: [{ fact: 'delivery.receivedAt', decides: ['window'], ask: 'When did the buyer receive the goods?' }],
  evidence: {
    held: [{ kind: 'pod', count: 1 }],
    wanted: [{ kind: 'inspection_report', why: 'missing', clause: 'S2.2b' }],
    wouldBeRefused: [],
    plan: [],
  },
  mediation: { available: false, because: 'decided' },
  appeal: { available: true, ready: false, gaps: ['no photo'], readiness: [], because: 'decided' },
  integrityFlags: [],
  warnings: [{ code: 'W', says: 'The literal reading hurts the seller.', clause: 'S2.4' }],
  wouldChange: [],
  overrides: [
    {
      conclusion: 'fault',
      value: 'BUYER',
      reason: 'secret override reason',
      by: 'Li',
      at: '2026-03-01',
      rulesSay: 'UNDETERMINED',
    },
  ],
};

export interface Wish {
  readonly packet?: Partial<PacketFacts['packet']>;
  readonly facts?: CaseFacts;
  readonly exhibits?: readonly PacketExhibit[];
  readonly notIncluded?: readonly PacketEvidence[];
  readonly logo?: string;
}

export function packetFacts(wish: Wish = {}): PacketFacts {
  return {
    packet: {
      variant: 'appeal',
      paper: 'A4',
      language: 'en',
      draft: false,
      version: 1,
      preparedAt: '2026-03-02T10:00:00.000Z',
      caseId: 'CB-0007',
      journalHead: 'ab'.repeat(32),
      journalEntries: 12,
      appVersion: '0.1.0',
      ...wish.packet,
    },
    facts: wish.facts ?? {},
    answer,
    exhibits: wish.exhibits ?? [],
    notIncluded: wish.notIncluded ?? [],
    ...(wish.logo !== undefined && { logo: wish.logo }),
  };
}

/** Builds a packet in this process, with the job that the worker runs. */
export async function build(
  archive: TestArchive,
  facts: PacketFacts,
  name = 'packet.pdf',
  signal = new AbortController().signal,
  notOpened: readonly string[] = [],
): Promise<PacketBuilt & { readonly data: Uint8Array }> {
  const outFile = path.join(archive.root, name);
  const built = await buildPacketJob(
    { facts, archiveRoot: archive.root, resourcesRoot, outFile, notOpened },
    { progress: () => undefined, emit: () => undefined, signal, begin: () => () => undefined, retire: () => undefined },
  );
  return { ...built, data: new Uint8Array(readFileSync(outFile)) };
}

/** A company's mark in one colour on nothing, as the archive keeps it. */
export async function logoOf(width: number, height: number): Promise<string> {
  const bar = { create: { width, height: Math.ceil(height / 2), channels: 4, background: '#c02040' } } as const;
  const clear = { create: { width, height, channels: 4, background: '#00000000' } } as const;
  const png = await sharp(clear)
    .composite([{ input: await sharp(bar).png().toBuffer(), gravity: 'north' }])
    .png()
    .toBuffer();
  return png.toString('base64');
}
