import { describe, expect, it } from 'vitest';
import type { EvidenceFile, EvidenceView, ExhibitView } from '../../src/main/rules/evidence-view.ts';
import { buyerPhotoNotes, findFlags, futureDates } from '../../src/main/rules/integrity.ts';
import { caseFactsSchema } from '../../src/shared/domain/case-file.ts';

const facts = (tree: object) => caseFactsSchema.parse(tree);
const file = (n: number, over: Partial<EvidenceFile> = {}): EvidenceFile => ({
  evidenceId: `EV-${n}`,
  name: `IMG_${n}.jpg`,
  sha256: String(n).padStart(64, '0'),
  bytes: 1000,
  fileKind: 'jpeg',
  pages: null,
  takenInAt: '2025-07-01T08:00:00.000Z',
  cameraTime: null,
  editedWith: null,
  names: [],
  ...over,
});
const exhibit = (
  key: string,
  kind: ExhibitView['kind'],
  files: readonly number[],
  over: Partial<ExhibitView> = {},
): ExhibitView => ({
  key,
  kind,
  title: key,
  language: null,
  date: null,
  include: true,
  evidenceIds: files.map((n) => `EV-${n}`),
  ...over,
});
const camera = (day: string) => ({ cameraTime: { local: `${day}T10:00:00`, offset: null } });
const codes = (tree: object, evidence?: EvidenceView): string[] =>
  findFlags(facts(tree), evidence, 'en').map((f) => f.code);
const shipped = { shipment: { handedToCarrierAt: '2025-06-02' } };

describe('photos against the story', () => {
  const one = (kind: ExhibitView['kind'], day: string, tree: object = shipped) =>
    codes(tree, { files: [file(1, camera(day))], exhibits: [exhibit('a', kind, [1])] });
  it.each([
    ['loading photo on the day of the handover', 'loading_photo', '2025-06-02', []],
    ['loading photo a day later by a camera on another clock', 'loading_photo', '2025-06-03', []],
    ['loading photo two days later', 'loading_photo', '2025-06-04', ['PHOTO_AFTER_HANDOVER']],
    ['damage photo two days before the handover', 'damage_photo', '2025-05-31', ['PHOTO_BEFORE_SHIPMENT']],
    ['damage photo after it', 'damage_photo', '2025-06-20', []],
    ['a product photo may be of any day', 'product_photo', '2024-01-01', []],
    ['later than the day it came in', 'product_photo', '2025-07-04', ['PHOTO_FROM_FUTURE']],
  ] as const)('%s', (_, kind, day, wanted) => expect(one(kind, day)).toEqual(wanted));

  it('a photo of the return from before the return', () => {
    const back = { returnShipment: { receivedAt: '2025-06-25' } };
    expect(one('return_photo', '2025-06-20', back)).toEqual(['PHOTO_BEFORE_RETURN']);
    expect(one('return_photo', '2025-06-25', back)).toEqual([]);
  });

  it('unknown dates raise nothing, and a file outside the packet raises nothing', () => {
    expect(one('loading_photo', '2025-06-20', {})).toEqual([]);
    const out = exhibit('a', 'loading_photo', [1], { include: false });
    expect(codes(shipped, { files: [file(1, camera('2025-06-20'))], exhibits: [out] })).toEqual([]);
  });

  it('a buyer’s photo older than the delivery is told, not held against our own files', () => {
    const evidence = { files: [file(1, camera('2025-05-20'))], exhibits: [exhibit('a', 'buyer_claim_photo', [1])] };
    const tree = { delivery: { deliveredAt: '2025-06-10' } };
    expect(codes(tree, evidence)).toEqual([]);
    expect(buyerPhotoNotes(facts(tree), evidence, 'en')[0]?.code).toBe('BUYER_PHOTO_BEFORE_DELIVERY');
    expect(buyerPhotoNotes(facts({}), evidence, 'en')).toEqual([]);
  });
});

describe('documents', () => {
  it('dated before the order or before the shipment', () => {
    const tree = { order: { orderedAt: '2025-05-20' }, ...shipped };
    const dated = (kind: ExhibitView['kind'], date: string) =>
      codes(tree, { files: [file(1)], exhibits: [exhibit('a', kind, [1], { date })] });
    expect(dated('bill_of_lading', '2025-05-10')).toEqual(['DOCUMENT_BEFORE_ORDER']);
    expect(dated('pod', '2025-05-25')).toEqual(['DOCUMENT_BEFORE_SHIPMENT']);
    expect(dated('spec', '2025-01-10')).toEqual([]);
    expect(dated('pod', '2025-06-10')).toEqual([]);
  });

  it('whose numbers are not those of the case; spaces and hyphens make no difference', () => {
    const tree = (orderNo: string) => ({
      order: { orderNo: '178 2233-0045' },
      shipment: { transportDocNo: 'COSU6301' },
      documents: [{ id: 'd1', exhibit: 'bl', orderNo, transportDocNo: 'cosu 6301' }],
    });
    const evidence = { files: [file(1)], exhibits: [exhibit('bl', 'bill_of_lading', [1])] };
    expect(codes(tree('17822330045'), evidence)).toEqual([]);
    const [flag] = findFlags(facts(tree('17822330054')), evidence, 'en');
    expect(flag).toMatchObject({ id: 'NUMBER_MISMATCH:documents[d1].orderNo', evidenceIds: ['EV-1'], explained: null });
    expect(flag?.says).toBe('“bl” carries the order number 17822330054, but the case has 178 2233-0045.');
  });

  it('in two versions of one name; photos of one name are two photos', () => {
    const files = [file(1, { name: 'Contract.pdf' }), file(2, { name: 'contract (1).pdf' })];
    const both = (kind: ExhibitView['kind']) => codes({}, { files, exhibits: [exhibit('a', kind, [1, 2])] });
    expect(both('contract')).toEqual(['TWO_VERSIONS']);
    expect(both('loading_photo')).toEqual([]);
  });
});

describe('files', () => {
  const evidence = (over: Partial<EvidenceFile>): EvidenceView => ({
    files: [file(1, over)],
    exhibits: [exhibit('a', 'damage_photo', [1])],
  });
  it('that came in under two names', () => {
    expect(
      codes(
        {},
        evidence({
          names: [
            'photos/IMG_1.jpg',
            'copies/IMG_1 (2).jpg',
            'IMG_1 - Copy.jpg',
            'Kopie von IMG_1.jpg',
            'Copy (2) of IMG_1.jpg',
            'IMG_1 的副本.jpg',
            'IMG_1 - 副本 (3).jpg',
            'IMG_1 copy 2.jpg',
          ],
        }),
      ),
    ).toEqual([]);
    const [flag] = findFlags(facts({}), evidence({ names: ['loading/carton 7.jpg', 'claim/IMG_1.jpg'] }), 'en');
    expect(flag).toMatchObject({ code: 'ONE_FILE_TWO_NAMES' });
    expect(flag?.says).toContain('IMG_1.jpg, carton 7.jpg');
  });
  it('that went through an editor', () => {
    expect(codes({}, evidence({ editedWith: 'Adobe Photoshop 25.5' }))).toEqual(['EDITED_PICTURE']);
    // The buyer's picture is no file of one's own.
    const buyers = { files: [file(1, { editedWith: 'GIMP' })], exhibits: [exhibit('a', 'buyer_claim_photo', [1])] };
    expect(codes({}, buyers)).toEqual([]);
  });
  it('a doubt that is explained says so, and only that one', () => {
    const explanations = [
      { id: '1', flag: 'EDITED_PICTURE:EV-1', reason: 'Only cropped.' },
      { id: '2', flag: 'EDITED_PICTURE:EV-1', reason: 'Only turned upright; the original is exhibit b.' },
    ];
    const both = {
      files: [file(1, { editedWith: 'GIMP' }), file(2, { editedWith: 'GIMP' })],
      exhibits: [exhibit('a', 'damage_photo', [1, 2])],
    };
    expect(findFlags(facts({ explanations }), both, 'en').map((f) => f.explained)).toEqual([
      'Only turned upright; the original is exhibit b.',
      null,
    ]);
  });
});

describe('dates of the story', () => {
  it.each([
    ['delivered before shipped', { shipment: { onBoardAt: '2025-06-10' }, delivery: { deliveredAt: '2025-06-02' } }, 1],
    [
      'delivered on the day of the handover',
      { shipment: { handedToCarrierAt: '2025-06-02' }, delivery: { deliveredAt: '2025-06-02' } },
      0,
    ],
    [
      'a date and a time of the next day may be one moment',
      {
        shipment: { handedToCarrierAt: '2025-06-02' },
        delivery: { deliveredAt: { local: '2025-06-01T23:00', zone: 'America/New_York' } },
      },
      0,
    ],
    ['asked for before it was ordered', { order: { orderedAt: '2025-06-10' }, request: { at: '2025-06-02' } }, 1],
    [
      'a dispute about a date raises nothing',
      {
        order: {
          orderedAt: {
            disputed: [
              { value: '2025-06-10', source: 'a' },
              { value: '2025-05-10', source: 'b' },
            ],
          },
        },
        request: { at: '2025-06-02' },
      },
      0,
    ],
  ])('%s', (_, tree, count) => expect(codes(tree)).toHaveLength(count));
});

describe('days typed wrong', () => {
  const quality = { lines: [{ id: '1', reason: 'QUALITY' }] };
  const asked = (tree: object) =>
    codes({ request: { at: '2025-03-01' }, delivery: { receivedAt: '2025-04-02' }, ...tree });
  it('a claim about quality comes after the goods', () => {
    expect(asked(quality)).toEqual(['DATES_OUT_OF_ORDER']);
  });
  it('other claims may come before them, and nothing is said while the reason is unknown', () => {
    expect(asked({ lines: [{ id: '1', reason: 'CHANGE_OF_MIND_PRE' }] })).toEqual([]);
    expect(
      asked({
        lines: [
          { id: '1', reason: 'QUALITY' },
          { id: '2', reason: 'LATE_DELIVERY' },
        ],
      }),
    ).toEqual([]);
    expect(asked({ lines: [{ id: '1' }] })).toEqual([]);
  });

  const ahead = (day: string, language: 'en' | 'zh-CN' = 'en') =>
    futureDates(facts({ delivery: { receivedAt: day } }), '2025-05-10', language);
  it('what has happened lies not in the future; a day of difference is a matter of clocks', () => {
    expect(ahead('2025-05-09')).toEqual([]);
    expect(ahead('2025-05-11')).toEqual([]);
    expect(ahead('2035-04-02')).toEqual([
      {
        code: 'DATE_IN_FUTURE',
        says: 'The day of the receipt, 2035-04-02, is still to come. Check the year: until then nothing can be counted from it.',
        clause: '4.2',
      },
    ]);
    expect(ahead('2035-04-02', 'zh-CN')[0]?.says).toContain('“收货”的日期 2035-04-02 尚未到来');
  });
});
