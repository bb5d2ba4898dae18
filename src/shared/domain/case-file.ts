/**
 * The case file: every fact of a case, nested by subject, as one strict schema.
 * It is the form of `new --file`, of the facts in the store, and of what the rules are asked about.
 * A fact left out is unknown. Unknown keys are refused, so that a typo never passes as "no fact".
 */

import { z } from '../z.ts';
import * as t from './terms.ts';
import { amountSchema, nameSchema, quantitySchema, whenSchema } from './values.ts';

/** Text of one line. */
const line = (max = 300) => z.string().trim().min(1).max(max);
/** Text of several lines. */
const prose = (max = 20_000) => z.string().trim().min(1).max(max);
/** The name of an item in a list; stays the same when the list is reordered. */
const itemId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, 'an id is 1 to 40 letters, digits, - or _');

/**
 * A fact: a value, or a dispute with what each source says. Left out = unknown.
 * @param value the schema of the value
 */
function fact<T extends z.ZodType>(value: T) {
  return z
    .union([
      value,
      z
        .strictObject({
          disputed: z
            .array(z.strictObject({ value, source: line() }))
            .min(2)
            .max(20),
        })
        .meta({ title: 'Disputed' }),
    ])
    .optional();
}

const flag = () => fact(z.boolean());
const text = (max?: number) => fact(line(max));
const long = (max?: number) => fact(prose(max));
const when = () => fact(whenSchema);
const amount = () => fact(amountSchema);
const quantity = () => fact(quantitySchema);
const one = <const V extends readonly [string, ...string[]]>(values: V) => fact(z.enum(values));
const list = <S extends z.ZodRawShape>(shape: S, max = 500) =>
  z
    .array(z.strictObject({ id: itemId, ...shape }))
    .max(max)
    .superRefine((items, found) => {
      const seen = new Set<unknown>();
      for (const [at, item] of items.entries()) {
        const id: unknown = item['id' as keyof typeof item];
        if (seen.has(id)) found.addIssue({ code: 'custom', message: 'two entries have the same id', path: [at, 'id'] });
        seen.add(id);
      }
    })
    .optional();
const counts = () =>
  fact(
    z.strictObject({
      critical: z.int().min(0).max(1e6),
      major: z.int().min(0).max(1e6),
      minor: z.int().min(0).max(1e6),
    }),
  );
/** AQL numbers are percentages such as 0, 2.5, 4.0. */
const aql = () =>
  fact(
    z.strictObject({
      critical: z.number().min(0).max(100),
      major: z.number().min(0).max(100),
      minor: z.number().min(0).max(100),
    }),
  );

/** The facts by subject, without the envelope of the file. */
export const caseFactsShape = {
  platform: z.strictObject({ name: one(t.platforms), service: one(t.services) }).optional(),
  seller: z
    .strictObject({
      name: fact(nameSchema),
      domicile: one(t.sellerDomiciles),
      address: long(1000),
      platformAccount: text(),
      contact: long(1000),
    })
    .optional(),
  customer: z
    .strictObject({
      name: fact(nameSchema),
      nameConfirmed: flag(),
      country: fact(z.string().regex(/^[A-Z]{2}$/, 'a country is two capital letters, for example PL')),
      shipTo: long(1000),
      tier: one(t.buyerTiers),
      kind: one(t.buyerKinds),
      platformAccount: text(),
    })
    .optional(),
  order: z
    .strictObject({
      orderNo: text(80),
      orderNoConfirmed: flag(),
      orderedAt: when(),
      paidAt: when(),
      promisedDeliveryAt: when(),
      closedAt: when(),
      customMade: flag(),
      noReturnClause: flag(),
      policyDisclosed: flag(),
      policyDisclosedAt: when(),
      policyDisclosedChannel: one(t.channels),
      policyText: long(),
      contractTerms: long(),
      contractReturnFreightBearer: one(t.bearers),
      listingSnapshot: long(),
      /** The day on which the listing looked like this. */
      listingTakenAt: when(),
      standardSpecified: flag(),
      toleranceStated: text(),
      sampleApprovedAt: when(),
      sampleRef: text(),
      total: amount(),
      paid: amount(),
      shippingPaid: amount(),
      tax: amount(),
      incoterm: one(t.incoterms),
      namedPlace: text(),
      mainCarriageBy: one(t.parties),
      forwarderAppointedBy: one(t.parties),
      insured: flag(),
      insurer: text(),
      policyNo: text(),
      items: list({
        sku: text(80),
        description: text(500),
        quantity: quantity(),
        unitPrice: amount(),
        /** Of one piece, as declared: for weighing against the slip, and for sharing freight by volume. */
        unitWeight: quantity(),
        unitVolume: quantity(),
      }),
    })
    .optional(),
  /** Claim lines: what is claimed about which item. Together they never exceed what was ordered. */
  lines: list({
    itemId: text(40),
    reason: one(t.reasons),
    subReason: one(t.subReasons),
    quantity: quantity(),
    statedBy: one(t.parties),
    description: long(2000),
    defectCause: one(t.defectCauses),
    defectDisclosedBefore: flag(),
    buyerAcceptedBreach: flag(),
  }),
  goods: z
    .strictObject({
      stage: one(t.stages),
      location: text(),
      used: flag(),
      resoldQuantity: quantity(),
      preserved: flag(),
      returnUnreasonable: flag(),
    })
    .optional(),
  shipment: z
    .strictObject({
      shipped: flag(),
      carrier: text(),
      mode: one(t.transportModes),
      transportDocType: text(80),
      transportDocNo: text(120),
      transportDocRemarks: one(t.transportDocRemarks),
      containerNo: text(40),
      sealNoOrigin: text(60),
      sealNoDestination: text(60),
      packages: quantity(),
      grossWeight: quantity(),
      /** Cartons, pallets and filling, without the goods. */
      packingWeight: quantity(),
      weightSlip: text(),
      handedToCarrierAt: when(),
      onBoardAt: when(),
      damagedAt: one(['before_handover', 'in_carriage', 'after_delivery']),
      /** The moment of the damage where it is known: compared with the handover or the loading on board. */
      damageHappenedAt: when(),
      exportReleaseDate: when(),
      taxRebateClaimed: flag(),
      trackingUploadedAt: when(),
      carrierNoticeAt: when(),
      trackingEvents: list({ at: when(), place: text(), text: text(500) }),
    })
    .optional(),
  delivery: z
    .strictObject({
      deliveredAt: when(),
      podName: text(),
      podExceptions: text(1000),
      damageNotedOnPod: flag(),
      confirmedReceiptAt: when(),
      receivedAt: when(),
      receivedBasis: one(t.receivedBases),
      packages: quantity(),
      grossWeight: quantity(),
      splits: list({ at: when(), quantity: quantity() }),
    })
    .optional(),
  request: z
    .strictObject({
      at: when(),
      channel: one(t.channels),
      text: long(),
      buyerWants: one(t.buyerWishes),
      /** The sum that the buyer asks back. */
      amount: amount(),
    })
    .optional(),
  inspections: list({
    stage: one(t.inspectionStages),
    by: text(),
    accredited: flag(),
    at: when(),
    place: text(),
    lotRef: text(),
    lotSize: fact(z.int().min(1).max(1e9)),
    samplingRandom: flag(),
    sampleSealed: flag(),
    level: text(20),
    aql: aql(),
    sampleSize: fact(z.int().min(1).max(1e7)),
    found: counts(),
    result: one(t.inspectionResults),
    comparedTo: text(500),
    /** The item of the order that was looked at; left out: it counts for every line. */
    itemId: text(40),
    reportNo: text(120),
  }),
  /** The talks log, in the order things were said. */
  negotiation: list(
    {
      at: when(),
      from: one(t.speakers),
      channel: one(t.channels),
      text: long(),
      offerAmount: amount(),
      offer: text(500),
      answer: one(t.offerAnswers),
      showInPacket: flag(),
    },
    5000,
  ),
  talks: z.strictObject({ state: one(t.talksStates), offPlatformAck: flag() }).optional(),
  /** What the exporter answers the buyer: his own choice, never worked out for him. */
  reply: z.strictObject({ position: one(t.replyPositions), text: long() }).optional(),
  agreement: z
    .strictObject({
      type: one(t.agreementTypes),
      text: long(),
      quantity: quantity(),
      /** Which goods the agreement covers, in words. */
      covers: text(500),
      amount: amount(),
      returnFreightBearer: one(t.bearers),
      outboundFreightBearer: one(t.bearers),
      reshipFreightBearer: one(t.bearers),
      sellerDeadline: when(),
      buyerDeadline: when(),
      acceptedByBuyer: flag(),
      acceptedBySeller: flag(),
      acceptedAt: when(),
      performed: flag(),
      breachBy: one(t.breachBy),
      breachAt: when(),
      breachText: long(2000),
    })
    .optional(),
  dispute: z
    .strictObject({
      openedAt: when(),
      disputeNo: text(80),
      responseDueAt: when(),
      /** Key of the exhibit that shows the countdown: the screenshot of the page. */
      responseDueShownIn: text(40),
      escalatedAt: when(),
      escalatedBy: one(t.speakers),
      evidenceDueAt: when(),
      evidenceDueShownIn: text(40),
      chargebackOpen: flag(),
      chargebackScheme: text(80),
      chargebackDueAt: when(),
      contacts: list({ ticketNo: text(80), agent: text(), at: when(), question: long(2000), answer: long(2000) }),
      /** What the buyer says, point by point, with our answer and the exhibits that prove it. */
      allegations: list({ text: long(2000), answer: long(4000), exhibits: z.array(itemId).max(50).optional() }),
    })
    .optional(),
  decision: z
    .strictObject({
      no: text(80),
      at: when(),
      outcome: one(t.decisionOutcomes),
      amount: amount(),
      reasons: long(),
      sellerDisagrees: flag(),
    })
    .optional(),
  appeal: z
    .strictObject({
      grounds: list(
        {
          title: text(200),
          text: long(6000),
          rule: text(1000),
          exhibits: z.array(itemId).max(50).optional(),
        },
        20,
      ),
      asks: text(600),
      reliefAmount: amount(),
      windowEndsAt: when(),
      windowShownIn: text(40),
      filedAt: when(),
      attempts: fact(z.int().min(0).max(100)),
      outcome: text(),
      logisticsWaiver: text(1000),
      photosWaiver: text(1000),
    })
    .optional(),
  freight: list({ leg: one(t.freightLegs), cost: amount(), paidBy: one(t.bearers), agreedBearer: one(t.bearers) }),
  returnShipment: z
    .strictObject({
      sentAt: when(),
      carrier: text(),
      trackingNo: text(120),
      receivedAt: when(),
      condition: one(t.goodsConditions),
      goodsIntact: one(t.intactStates),
      itemsMatch: one(t.intactStates),
    })
    .optional(),
  refund: z
    .strictObject({ kind: one(t.refundKinds), amount: amount(), basis: text(500), paidAt: when(), ref: text() })
    .optional(),
  exchangeRate: z
    .strictObject({
      from: text(3),
      to: text(3),
      rate: fact(z.number().positive().max(1e9)),
      date: when(),
      source: text(),
    })
    .optional(),
  /** Clocks that count for windows: each adds a candidate, none replaces another. */
  clock: z
    .strictObject({
      zone: fact(z.string().max(64)),
      receiptZone: fact(z.string().max(64)),
      sellerZone: fact(z.string().max(64)),
      platformZone: fact(z.string().max(64)),
      rollover: one(t.rollovers),
      returnMeans: one(['asked', 'sent', 'received_back']),
    })
    .optional(),
  /** What documents say of themselves, to be held against each other. */
  documents: list({
    /** Key of the exhibit. */
    exhibit: text(40),
    kind: one(t.exhibitKinds),
    at: when(),
    orderNo: text(80),
    transportDocNo: text(120),
    containerNo: text(40),
  }),
  /** Why a doubt about one's own files is none: by the id of the doubt. */
  explanations: list({ flag: text(200), reason: long(2000) }),
  readings: z
    .strictObject({
      preset: z.enum(['sensible', 'literal']).optional(),
      'S2.2c': z.enum(['A+B', 'C']).optional(),
      'S2.4': z.enum(['sensible', 'literal']).optional(),
    })
    .optional(),
  /** Ids of the packs that judge this case; left out: the article alone, plus the packs that only give clocks. */
  packs: z.array(line(80)).max(30).optional(),
  /** Which pack is followed where packs disagree on a stance; chosen once, and why. */
  packChoice: z.strictObject({ follow: text(60), because: long(1000) }).optional(),
  closing: z
    .strictObject({
      at: when(),
      outcome: text(500),
      cost: amount(),
      lesson: long(4000),
      tags: fact(z.array(line(60)).max(30)),
    })
    .optional(),
  overrides: list({ conclusion: line(), value: line(), reason: prose(2000), by: line(), at: whenSchema }),
} as const;

/** An exhibit that the case file plans: which files it gathers and what it shows. Files are matched at intake by name or by folder path. */
export const plannedExhibitSchema = z.strictObject({
  id: itemId,
  title: line(200),
  titleZh: line(200).optional(),
  kind: z.enum(t.exhibitKinds),
  /** File names, or paths relative to the folder taken in; a trailing `/` takes the whole folder. */
  files: z.array(line(1000)).min(1).max(2000),
  shows: line(400).optional(),
  date: whenSchema.optional(),
  source: line(300).optional(),
  language: line(35).optional(),
  /** Caption by file name or path: what one sees, neutral. */
  captions: z.record(z.string().max(1000), line(300)).optional(),
  include: z.boolean().optional(),
});

export const caseFactsSchema = z.strictObject(caseFactsShape);

/** The whole case file. */
export const caseFileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  title: line(200).optional(),
  ...caseFactsShape,
  exhibits: z.array(plannedExhibitSchema).max(500).optional(),
});

/** A fact in dispute: what each source says. */
export interface Disputed<T> {
  readonly disputed: readonly { readonly value: T; readonly source: string }[];
}
export type Fact<T> = T | Disputed<T> | undefined;
export type CaseFacts = z.infer<typeof caseFactsSchema>;
export type CaseFile = z.infer<typeof caseFileSchema>;
export type PlannedExhibit = z.infer<typeof plannedExhibitSchema>;

/** True when a fact is in dispute. */
export function isDisputed<T>(fact: T | Disputed<T> | undefined): fact is Disputed<T> {
  return typeof fact === 'object' && fact !== null && 'disputed' in fact;
}

/** The value of a fact that is known and not in dispute; otherwise undefined. */
export function settled<T>(fact: T | Disputed<T> | undefined): Exclude<T, Disputed<unknown>> | undefined {
  return isDisputed(fact) ? undefined : (fact as Exclude<T, Disputed<unknown>> | undefined);
}
