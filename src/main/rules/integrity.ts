/**
 * Doubts about one's own files (F-40, R-80): dates that do not fit, numbers that differ, one file under two names, two
 * versions of one document, a picture that went through an editor. What is not in the packet raises none.
 * A camera's date is a claim: only what no clock of the world can explain is doubted. What must not live here: stances.
 */
import { Temporal } from 'temporal-polyfill';
import type { Answer, IntegrityFlag } from '../../shared/domain/answer.ts';
import { type CaseFacts, settled } from '../../shared/domain/case-file.ts';
import { ownName, plainName } from '../../shared/domain/copy-names.ts';
import { explanationOf } from '../../shared/domain/explanations.ts';
import type { ExhibitKind } from '../../shared/domain/terms.ts';
import type { When } from '../../shared/domain/values.ts';
import type { Language } from '../../shared/errors.ts';
import { orderOf } from './clock-days.ts';
import type { EvidenceFile, EvidenceView, ExhibitView } from './evidence-view.ts';
import { type Saying, saying } from './judgement-texts.ts';
import { lookEntered } from './look.ts';

const beforeHandover: ReadonlySet<ExhibitKind> = new Set(['packing_photo', 'loading_photo', 'seal_photo']);
const ofTheBuyer: ReadonlySet<ExhibitKind> = new Set(['buyer_claim_photo', 'buyer_video', 'unboxing_video']);
const afterOrder: ReadonlySet<ExhibitKind> = new Set([
  'packing_list',
  'weight_slip',
  'bill_of_lading',
  'air_waybill',
  'cmr',
  'courier_label',
  'tracking_capture',
  'pod',
  'export_declaration',
  'warehouse_receipt',
]);
const afterShipment: ReadonlySet<ExhibitKind> = new Set(['pod', 'survey_report', 'carrier_notice']);
/** Documents of which only one version can be right; photos of one name are two photos. */
const documents: ReadonlySet<ExhibitKind> = new Set([
  'order_page',
  'contract',
  'spec',
  'invoice',
  'packing_list',
  'weight_slip',
  'inspection_report',
  'test_certificate',
  'bill_of_lading',
  'air_waybill',
  'cmr',
  'pod',
  'export_declaration',
  'insurance',
  'survey_report',
  'agreement',
  'platform_decision',
]);
/** In the order in which they can only happen. */
const inOrder: readonly (readonly [earlier: string, later: string])[] = [
  ['order.orderedAt', 'shipment.handedToCarrierAt'],
  ['order.orderedAt', 'shipment.onBoardAt'],
  ['shipment.handedToCarrierAt', 'delivery.deliveredAt'],
  ['shipment.onBoardAt', 'delivery.deliveredAt'],
  ['shipment.handedToCarrierAt', 'delivery.receivedAt'],
  ['shipment.onBoardAt', 'delivery.receivedAt'],
  ['order.orderedAt', 'request.at'],
  ['returnShipment.sentAt', 'returnShipment.receivedAt'],
  ['delivery.receivedAt', 'returnShipment.sentAt'],
  ['dispute.openedAt', 'decision.at'],
];
/** What has happened when it stands in a case; plans and countdowns may lie ahead. */
const happened = [...new Set(inOrder.flat())].sort();

interface Raised {
  readonly code: string;
  /** What the doubt is about: an id that stays. */
  readonly of: string;
  readonly says: string;
  readonly evidenceIds: readonly string[];
}

/** Every doubt, each with its explanation where one is written. */
export function findFlags(
  facts: CaseFacts,
  evidence: EvidenceView | undefined,
  language: Language,
): readonly IntegrityFlag[] {
  const included = (evidence?.exhibits ?? []).filter((x) => x.include);
  const files = new Map((evidence?.files ?? []).map((f) => [f.evidenceId, f]));
  const raised = [
    ...datesOutOfOrder(facts, language),
    ...numbers(facts, included, language),
    ...included.flatMap((x) => [
      ...documentDates(facts, x, language),
      ...x.evidenceIds.flatMap((id) => {
        const file = files.get(id);
        return file ? [...photoDates(facts, x, file, language), ...ofFile(x, file, language)] : [];
      }),
    ]),
    ...versions(included, files, language),
  ];
  const byId = new Map(raised.map((r) => [`${r.code}:${r.of}`, r]));
  return [...byId].map(([id, { code, says, evidenceIds }]) => {
    return { id, code, says, evidenceIds, explained: explanationOf(facts, id) };
  });
}

/** Buyer's photos that are older than the delivery: no doubt about our own files, but worth asking about. */
export function buyerPhotoNotes(
  facts: CaseFacts,
  evidence: EvidenceView | undefined,
  language: Language,
): Answer['warnings'] {
  const delivered = knownWhen(facts, 'delivery.deliveredAt') ?? knownWhen(facts, 'delivery.receivedAt');
  if (delivered === null) return [];
  const files = new Map((evidence?.files ?? []).map((f) => [f.evidenceId, f]));
  const early = (evidence?.exhibits ?? [])
    .filter((x) => ofTheBuyer.has(x.kind))
    .flatMap((x) => x.evidenceIds.map((id) => files.get(id)))
    .filter((f): f is EvidenceFile => f?.cameraTime != null && surelyBefore(cameraDay(f), dayOf(delivered)));
  return early.slice(0, 1).map((f) => ({
    code: 'BUYER_PHOTO_BEFORE_DELIVERY',
    says: saying('buyer-photo-before-delivery', language, {
      title: f.name,
      camera: cameraText(f),
      day: dayOf(delivered),
    }),
    clause: '4.2',
  }));
}

function knownWhen(facts: CaseFacts, path: string): When | null {
  const found = lookEntered(facts, null, path);
  return found.known ? (found.value as When) : null;
}

const dayOf = (when: When): string => (typeof when === 'string' ? when : when.local.slice(0, 10));
const cameraDay = (file: EvidenceFile): string => file.cameraTime?.local.slice(0, 10) ?? '';
const cameraText = (file: EvidenceFile): string => file.cameraTime?.local.slice(0, 16).replace('T', ' ') ?? '';

/** Two days apart or more: within one day the clocks of the world differ. */
function surelyBefore(a: string, b: string): boolean {
  return Temporal.PlainDate.from(a).until(Temporal.PlainDate.from(b), { largestUnit: 'days' }).days >= 2;
}

/** The first of the two moments at which the goods left our hands that is known. */
function handover(facts: CaseFacts): When | null {
  return knownWhen(facts, 'shipment.handedToCarrierAt') ?? knownWhen(facts, 'shipment.onBoardAt');
}

/** @returns the pairs that hold for this case: a claim may come before the goods unless every line is about their quality */
function orderedHere({ lines = [] }: CaseFacts): typeof inOrder {
  const inHand = lines.length > 0 && lines.every((line) => settled(line.reason) === 'QUALITY');
  return inHand ? [...inOrder, ['delivery.receivedAt', 'request.at']] : inOrder;
}

/**
 * Things said to have happened on a day that is still to come: a year typed wrong, most likely.
 * @param onDay the day of the judgement
 */
export function futureDates(facts: CaseFacts, onDay: string, language: Language): Answer['warnings'] {
  return happened.flatMap((path) => {
    const when = knownWhen(facts, path);
    if (when === null || !surelyBefore(onDay, dayOf(when))) return [];
    return [
      {
        code: 'DATE_IN_FUTURE',
        says: saying('date-in-future', language, {
          what: saying(`event-${path}` as Saying, language),
          day: dayOf(when),
        }),
        clause: '4.2',
      },
    ];
  });
}

function datesOutOfOrder(facts: CaseFacts, language: Language): readonly Raised[] {
  return orderedHere(facts).flatMap(([earlier, later]): Raised[] => {
    const [a, b] = [knownWhen(facts, earlier), knownWhen(facts, later)];
    if (a === null || b === null || (orderOf(b, a) ?? 0) >= 0) return [];
    const name = (path: string): string => saying(`event-${path}` as Saying, language);
    const values = { first: name(later), camera: dayOf(b), second: name(earlier), day: dayOf(a) };
    return [
      {
        code: 'DATES_OUT_OF_ORDER',
        of: `${earlier}<${later}`,
        says: saying('flag-DATES_OUT_OF_ORDER', language, values),
        evidenceIds: [],
      },
    ];
  });
}

const plainNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

function numbers(facts: CaseFacts, included: readonly ExhibitView[], language: Language): readonly Raised[] {
  const wanted = [
    ['orderNo', 'order.orderNo', 'word-order-no'],
    ['transportDocNo', 'shipment.transportDocNo', 'word-transport-no'],
    ['containerNo', 'shipment.containerNo', 'word-container-no'],
  ] as const;
  return (facts.documents ?? []).flatMap((document) => {
    const key = settled(document.exhibit);
    const exhibit = included.find((x) => x.key === key);
    // A document that is in no packet raises no doubt; one that is not tied to an exhibit always does.
    if (key !== undefined && exhibit === undefined && included.length > 0) return [];
    return wanted.flatMap(([name, path, word]): Raised[] => {
      const [found, own] = [settled(document[name]), lookEntered(facts, null, path)];
      if (found === undefined || !own.known || plainNumber(found) === plainNumber(String(own.value))) return [];
      const values = {
        title: exhibit?.title ?? settled(document.kind) ?? document.id,
        what: saying(word, language),
        found,
        wanted: String(own.value),
      };
      return [
        {
          code: 'NUMBER_MISMATCH',
          of: `documents[${document.id}].${name}`,
          says: saying('flag-NUMBER_MISMATCH', language, values),
          evidenceIds: exhibit?.evidenceIds ?? [],
        },
      ];
    });
  });
}

function documentDates(facts: CaseFacts, exhibit: ExhibitView, language: Language): readonly Raised[] {
  const typed = (facts.documents ?? []).find((d) => settled(d.exhibit) === exhibit.key)?.at;
  const at = exhibit.date ?? settled(typed);
  if (at === undefined) return [];
  const raise = (code: 'DOCUMENT_BEFORE_ORDER' | 'DOCUMENT_BEFORE_SHIPMENT', limit: When | null): readonly Raised[] =>
    limit === null || !surelyBefore(dayOf(at), dayOf(limit))
      ? []
      : [
          {
            code,
            of: exhibit.key,
            says: saying(`flag-${code}`, language, { title: exhibit.title, camera: dayOf(at), day: dayOf(limit) }),
            evidenceIds: exhibit.evidenceIds,
          },
        ];
  return [
    ...(afterOrder.has(exhibit.kind) ? raise('DOCUMENT_BEFORE_ORDER', knownWhen(facts, 'order.orderedAt')) : []),
    ...(afterShipment.has(exhibit.kind) ? raise('DOCUMENT_BEFORE_SHIPMENT', handover(facts)) : []),
  ];
}

function photoDates(facts: CaseFacts, exhibit: ExhibitView, file: EvidenceFile, language: Language): readonly Raised[] {
  if (file.cameraTime === null) return [];
  const camera = cameraDay(file);
  const raise = (code: string, limit: string): Raised => ({
    code,
    of: file.evidenceId,
    says: saying(`flag-${code}` as Saying, language, { title: file.name, camera: cameraText(file), day: limit }),
    evidenceIds: [file.evidenceId],
  });
  const takenIn = file.takenInAt.slice(0, 10);
  if (surelyBefore(takenIn, camera)) return [raise('PHOTO_FROM_FUTURE', takenIn)];
  const left = handover(facts);
  const back = knownWhen(facts, 'returnShipment.receivedAt');
  if (beforeHandover.has(exhibit.kind) && left && surelyBefore(dayOf(left), camera))
    return [raise('PHOTO_AFTER_HANDOVER', dayOf(left))];
  if (exhibit.kind === 'damage_photo' && left && surelyBefore(camera, dayOf(left)))
    return [raise('PHOTO_BEFORE_SHIPMENT', dayOf(left))];
  if (exhibit.kind === 'return_photo' && back && surelyBefore(camera, dayOf(back)))
    return [raise('PHOTO_BEFORE_RETURN', dayOf(back))];
  return [];
}

/** What the other side sent and edited is a point against it, and no doubt about one's own files. */
const fromBuyer: ReadonlySet<ExhibitKind> = new Set(['buyer_claim_photo', 'buyer_video']);

function ofFile(exhibit: ExhibitView, file: EvidenceFile, language: Language): readonly Raised[] {
  const raise = (code: 'EDITED_PICTURE' | 'ONE_FILE_TWO_NAMES', values: Readonly<Record<string, string>>): Raised => ({
    code,
    of: file.evidenceId,
    says: saying(`flag-${code}`, language, values),
    evidenceIds: [file.evidenceId],
  });
  const bare = [file.name, ...file.names].map((name) => name.split('/').at(-1) ?? name);
  // Of a name and its copies the name itself is told.
  const names = [...Map.groupBy(bare, plainName).values()].map(ownName);
  return [
    ...(file.editedWith === null || fromBuyer.has(exhibit.kind)
      ? []
      : [raise('EDITED_PICTURE', { title: file.name, program: file.editedWith })]),
    ...(names.length > 1
      ? [raise('ONE_FILE_TWO_NAMES', { names: names.join(language === 'zh-CN' ? '、' : ', ') })]
      : []),
  ];
}

function versions(
  included: readonly ExhibitView[],
  files: ReadonlyMap<string, EvidenceFile>,
  language: Language,
): readonly Raised[] {
  const byName = new Map<string, EvidenceFile[]>();
  for (const exhibit of included.filter((x) => documents.has(x.kind)))
    for (const id of exhibit.evidenceIds) {
      const file = files.get(id);
      if (file) byName.set(plainName(file.name), [...(byName.get(plainName(file.name)) ?? []), file]);
    }
  return [...byName].flatMap(([, same]): Raised[] => {
    if (new Set(same.map((f) => f.sha256)).size < 2) return [];
    const ids = [...new Set(same.map((f) => f.evidenceId))].toSorted();
    return [
      {
        code: 'TWO_VERSIONS',
        of: ids.join('+'),
        says: saying('flag-TWO_VERSIONS', language, { title: same[0]?.name ?? '' }),
        evidenceIds: ids,
      },
    ];
  });
}
