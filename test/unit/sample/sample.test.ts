/** Holds the committed sample to what its case files promise. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import ExifReader from 'exifreader';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { sampleCases } from '../../../scripts/sample/cases.ts';
import { photos, type Shot, strays } from '../../../scripts/sample/colour-dispute/photos.ts';
import { paper } from '../../../scripts/sample/colour-dispute/story.ts';
import { type CaseFile, caseFileSchema, settled } from '../../../src/shared/domain/case-file.ts';
import type { When } from '../../../src/shared/domain/values.ts';

const root = path.resolve(import.meta.dirname, '../../../resources/sample');
const slugs = sampleCases.map((c) => c.slug);
const filesOf = (slug: string) => path.join(root, slug, 'files');
const read = (slug: string, file: string) => readFileSync(path.join(filesOf(slug), file));
const caseOf = (slug: string): CaseFile =>
  caseFileSchema.parse(JSON.parse(readFileSync(path.join(root, slug, 'case.json'), 'utf8')));

/** Every file under a folder, relative, with `/`. */
function walk(dir: string, under = ''): string[] {
  return readdirSync(path.join(dir, under), { withFileTypes: true }).flatMap((entry) => {
    const name = under === '' ? entry.name : `${under}/${entry.name}`;
    return entry.isDirectory() ? walk(dir, name) : [name];
  });
}

/** A moment as UTC milliseconds; a day without a time counts from its start in UTC, so it may be half a day off. */
function moment(when: When | undefined): number {
  if (when === undefined) throw new Error('a date of the story is missing');
  if (typeof when === 'string') return Date.parse(`${when}T00:00:00Z`);
  const guess = Date.parse(`${when.local.length === 16 ? `${when.local}:00` : when.local}Z`);
  const wall = new Intl.DateTimeFormat('sv-SE', {
    timeZone: when.zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(guess);
  return guess - (Date.parse(`${wall.replace(' ', 'T')}Z`) - guess);
}

const exif = (bytes: Buffer) => ExifReader.load(bytes, { expanded: true }).exif;

describe.each(slugs)('sample case %s', (slug) => {
  it('is a valid case file and the one that the script makes', () => {
    expect(caseOf(slug)).toEqual(sampleCases.find((c) => c.slug === slug)?.caseFile);
  });

  it('has every file that its exhibits plan, each planned once', () => {
    const planned = (caseOf(slug).exhibits ?? []).flatMap((e) => e.files);
    expect(planned.length).toBeGreaterThan(5);
    expect(planned.filter((file) => !existsSync(path.join(filesOf(slug), file)))).toEqual([]);
    expect(new Set(planned).size).toBe(planned.length);
  });

  it('captions only pictures of the same exhibit, and cites only exhibits that are planned', () => {
    const c = caseOf(slug);
    for (const e of c.exhibits ?? []) {
      for (const file of Object.keys(e.captions ?? {})) expect(e.files).toContain(file);
    }
    const ids = new Set((c.exhibits ?? []).map((e) => e.id));
    const cited = [...(c.appeal?.grounds ?? []), ...(c.dispute?.allegations ?? [])].flatMap((x) => x.exhibits ?? []);
    expect(cited.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('plans every file of the folder except the known strays', () => {
    const planned = new Set((caseOf(slug).exhibits ?? []).flatMap((e) => e.files));
    const left = walk(filesOf(slug)).filter((file) => !planned.has(file));
    const known: readonly string[] = slug.startsWith('1')
      ? [strays.duplicate, strays.broken, strays.textAsPicture, strays.windows]
      : [];
    expect(left.sort()).toEqual([...known].sort());
  });

  it('has pictures that hold what the table of shots says: size, time, zone, place, orientation', async () => {
    const shots = sampleCases.find((c) => c.slug === slug)?.photos ?? [];
    for (const shot of shots) await holds(slug, shot);
    expect(shots.length).toBeGreaterThan(4);
  });

  it('tells its story in order', () => {
    const c = caseOf(slug);
    const story = [
      settled(c.order?.orderedAt),
      settled(c.shipment?.handedToCarrierAt),
      settled(c.delivery?.deliveredAt),
      settled(c.request?.at),
      ...(c.dispute === undefined ? [] : [settled(c.dispute.openedAt)]),
      ...(c.decision === undefined ? [] : [settled(c.decision.at)]),
    ].map(moment);
    expect([...story].sort((a, b) => a - b)).toEqual(story);
    expect(new Set(story).size).toBe(story.length);
    const talks = (c.negotiation ?? []).map((n) => moment(settled(n.at)));
    expect([...talks].sort((a, b) => a - b)).toEqual(talks);
  });

  it('adds up: lines within what was ordered, money as items plus freight', () => {
    const c = caseOf(slug);
    const items = c.order?.items ?? [];
    for (const line of c.lines ?? []) {
      const item = items.find((i) => i.id === settled(line.itemId));
      expect(settled(line.quantity)?.value).toBeLessThanOrEqual(settled(item?.quantity)?.value ?? 0);
    }
    const goods = items.reduce(
      (sum, i) => sum + (settled(i.quantity)?.value ?? 0) * (settled(i.unitPrice)?.minor ?? 0),
      0,
    );
    expect(goods + (settled(c.order?.shippingPaid)?.minor ?? 0)).toBe(settled(c.order?.total)?.minor);
  });
});

async function holds(slug: string, shot: Shot): Promise<void> {
  const bytes = read(slug, shot.file);
  const kind = (await fileTypeFromBuffer(bytes))?.mime;
  if (shot.file.endsWith('.HEIC')) {
    expect(kind).toBe('image/heic');
  } else {
    expect(kind).toBe('image/jpeg');
    const meta = await sharp(bytes).metadata();
    expect([meta.width, meta.height].sort(), shot.file).toEqual([1200, 1600]);
  }
  const tags = shot.taken === undefined && !shot.file.endsWith('.HEIC') ? undefined : exif(bytes);
  const taken = tags?.['DateTimeOriginal']?.description;
  expect(taken, shot.file).toBe(shot.taken?.replace('T', ' ').replace(/^(\d+)-(\d+)-(\d+)/, '$1:$2:$3'));
  if (shot.taken !== undefined) {
    expect(tags?.['OffsetTimeOriginal']?.description, shot.file).toBe(shot.offset);
    expect(tags?.['GPSLatitude'] !== undefined, shot.file).toBe(shot.gps !== undefined);
    if (!shot.file.endsWith('.HEIC')) expect(tags?.['Orientation']?.value ?? 1, shot.file).toBe(shot.orientation ?? 1);
  }
}

describe('the main case', () => {
  const slug = '1-colour-dispute';

  it('has thirty photographs or more, and orientations 3, 6 and 8 among them', () => {
    expect(photos.length).toBeGreaterThanOrEqual(30);
    expect(new Set(photos.map((p) => p.orientation ?? 1))).toEqual(new Set([1, 3, 6, 8]));
    expect(photos.some((p) => p.taken !== undefined && p.offset === undefined)).toBe(true);
    expect(photos.some((p) => p.taken === undefined)).toBe(true);
  });

  it('stores sideways pictures sideways: turned upright they are portrait where the scene is', async () => {
    const shot = photos.find((p) => p.orientation === 6);
    const stored = read(slug, shot?.file ?? '');
    const upright = await sharp(stored).autoOrient().metadata();
    expect(upright.autoOrient).toEqual({ width: 1200, height: 1600 });
    expect((await sharp(stored).metadata()).width).toBe(1600);
  });

  it('took its pictures between the lab dip and the retest, never before what they show', () => {
    const days = photos.flatMap((p) => (p.taken === undefined ? [] : [p.taken.slice(0, 10)]));
    expect([...days].sort()).toEqual(days);
  });

  it('has one exact duplicate, one broken picture and one text that calls itself a picture', async () => {
    const hash = (file: string) => createHash('sha256').update(read(slug, file)).digest('hex');
    expect(hash(strays.duplicate)).toBe(hash(strays.duplicateOf));
    const all = walk(filesOf(slug)).map(hash);
    expect(all.length - new Set(all).size).toBe(1);
    expect((await fileTypeFromBuffer(read(slug, strays.broken)))?.mime).toBe('image/jpeg');
    await expect(sharp(read(slug, strays.broken), { failOn: 'truncated' }).raw().toBuffer()).rejects.toThrow();
    expect(await fileTypeFromBuffer(read(slug, strays.textAsPicture))).toBeUndefined();
  });

  it('has a form with live fields and a stamp as annotation, and a landscape page', async () => {
    const form = await PDFDocument.load(read(slug, paper.approval), { updateMetadata: false });
    expect(form.getForm().getFields()).toHaveLength(9);
    const annotations = form.getPage(0).node.Annots()?.asArray() ?? [];
    const kinds = annotations.map((ref) => form.context.lookup(ref, PDFDict).get(PDFName.of('Subtype'))?.toString());
    expect(kinds.filter((kind) => kind === '/Stamp')).toHaveLength(1);
    const report = await PDFDocument.load(read(slug, paper.inspection), { updateMetadata: false });
    expect(report.getPages().map((page) => page.getWidth() > page.getHeight())).toEqual([false, false, true, false]);
  });

  it('plans one offer for the packet and one that stays inside', () => {
    const offers = (caseOf(slug).negotiation ?? []).filter((n) => n.offer !== undefined);
    expect(offers.map((o) => o.showInPacket).sort()).toEqual([false, true]);
  });

  it('answers every allegation and cites every ground', () => {
    const c = caseOf(slug);
    expect(c.appeal?.grounds).toHaveLength(3);
    for (const g of c.appeal?.grounds ?? []) expect(g.exhibits?.length).toBeGreaterThan(2);
    const allegations = c.dispute?.allegations ?? [];
    expect(allegations.length).toBeGreaterThan(1);
    const shown = new Set((c.exhibits ?? []).map((e) => e.id));
    for (const a of allegations) {
      // An answer is a sentence of its own, and what it leans on is in the case.
      expect(a.answer, a.id).toMatch(/^\p{L}.{30,}[.!]$/u);
      expect(a.answer).not.toBe(a.text);
      expect(a.exhibits?.length, a.id).toBeGreaterThan(0);
      for (const exhibit of a.exhibits ?? []) expect(shown, a.id).toContain(exhibit);
    }
  });
});

describe('the sample as a whole', () => {
  it('is at most 25 MB', () => {
    const bytes = walk(root).reduce((sum, file) => sum + statSync(path.join(root, file)).size, 0);
    expect(bytes).toBeLessThanOrEqual(25 * 1024 * 1024);
    expect(bytes).toBeGreaterThan(5 * 1024 * 1024);
  });

  it('names only mail and web addresses that nobody owns', () => {
    for (const file of walk(root).filter((f) => /\.(json|txt|eml|csv)$/.test(f))) {
      const text = readFileSync(path.join(root, file), 'utf8');
      for (const [, host] of text.matchAll(/@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)/g))
        expect(host, file).toMatch(/\.example$/);
    }
  });
});
