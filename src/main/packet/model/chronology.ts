/** The chronology: every dated fact as a row, in order, with its proof; long silences stand as rows of their own. */
import { Temporal } from 'temporal-polyfill';
import { settled } from '../../../shared/domain/case-file.ts';
import type { When } from '../../../shared/domain/values.ts';
import type { Block, Piece, TableRow } from './packet-model.ts';
import type { ProvingKind } from './proving-kinds.ts';
import { inspectionProof, joined, mayShow, talkKinds, type Words } from './words.ts';

export interface DatedEvent {
  readonly at: When;
  readonly what: string;
  readonly who: string;
  readonly proof: readonly Piece[];
}

/** Shortest silence that is stated, in hours. */
const statedSilence = 72;

/** Milliseconds since the epoch; a date without a time counts from its start, in no zone (for order and gaps only). */
export function millisecondsOf(when: When): number {
  if (typeof when === 'string')
    return Date.UTC(Number(when.slice(0, 4)), Number(when.slice(5, 7)) - 1, Number(when.slice(8, 10)));
  return Temporal.PlainDateTime.from(when.local).toZonedDateTime(when.zone).epochMilliseconds;
}

/** Dated facts in the order they happened. Facts in dispute have no date of their own and are left to the list of disputes. */
export function datedEvents(w: Words): DatedEvent[] {
  const { facts } = w;
  const e = w.t.chronology.events;
  const events: DatedEvent[] = [];
  const seller = w.term('speakers', 'seller');
  const buyer = w.term('speakers', 'buyer');
  const platform = w.term('speakers', 'platform');
  const carrier = settled(facts.shipment?.carrier) ?? w.t.shipping.carrier;
  const add = (
    at: unknown,
    what: string,
    who: string,
    kinds: readonly ProvingKind[],
    proof?: readonly Piece[],
  ): void => {
    const when = settled(at as When | undefined);
    if (when !== undefined) events.push({ at: when, what, who, proof: proof ?? w.proof(kinds) });
  };
  const { order, shipment, delivery, dispute, agreement, returnShipment } = facts;
  const papers = ['bill_of_lading', 'air_waybill', 'cmr', 'courier_label', 'warehouse_receipt'] as const;
  add(order?.orderedAt, e.ordered, buyer, ['order_page', 'contract']);
  add(order?.paidAt, e.paid, buyer, ['payment_proof', 'order_page']);
  add(order?.sampleApprovedAt, e.sample, buyer, ['sample_approval', 'sample_photo']);
  if (settled(order?.policyDisclosed) !== false)
    add(order?.policyDisclosedAt, e.policy, seller, ['policy_disclosure', 'listing_snapshot']);
  add(order?.promisedDeliveryAt, e.promised, seller, ['order_page', 'contract']);
  add(shipment?.handedToCarrierAt, e.handed, seller, [...papers, 'packing_list']);
  add(shipment?.onBoardAt, e.onBoard, carrier, ['bill_of_lading']);
  add(shipment?.exportReleaseDate, e.exported, seller, ['export_declaration']);
  add(shipment?.trackingUploadedAt, e.tracking, seller, ['tracking_capture']);
  add(shipment?.carrierNoticeAt, e.carrierNotice, seller, ['carrier_notice']);
  for (const t of shipment?.trackingEvents ?? [])
    add(t.at, [settled(t.text), settled(t.place)].filter(Boolean).join(', ') || e.tracking, carrier, [
      'tracking_capture',
      'pod',
    ]);
  add(delivery?.deliveredAt, e.delivered, carrier, ['pod', 'tracking_capture']);
  add(delivery?.receivedAt, e.received, buyer, ['pod', 'tracking_capture']);
  add(delivery?.confirmedReceiptAt, e.confirmed, buyer, ['order_page', 'chat_platform']);
  add(facts.request?.at, e.request, buyer, talkKinds(settled(facts.request?.channel)));
  for (const i of facts.inspections ?? []) {
    const result = settled(i.result);
    if (w.outward && result !== 'MATCHES') continue;
    const stage = settled(i.stage);
    add(
      i.at,
      `${stage ? w.term('inspectionStages', stage) : e.inspected}${result ? `${w.t.colon}${w.term('results', result)}` : ''}`,
      settled(i.by) ?? seller,
      [],
      inspectionProof(w, i).slice(0, 2),
    );
  }
  for (const n of facts.negotiation ?? []) {
    const amount = settled(n.offerAmount);
    const offer = settled(n.offer);
    if (!mayShow(w, n) || (!amount && !offer)) continue;
    const from = settled(n.from);
    add(
      n.at,
      `${e.offer}${w.t.colon}${[offer, amount && w.money(amount)].filter(Boolean).join(', ')}`,
      from ? w.term('speakers', from) : '',
      talkKinds(settled(n.channel)),
    );
  }
  const bothAccepted = settled(agreement?.acceptedByBuyer) === true && settled(agreement?.acceptedBySeller) === true;
  if (!w.outward || bothAccepted)
    add(agreement?.acceptedAt, e.agreed, `${buyer}, ${seller}`, ['agreement', 'chat_platform']);
  if (!w.outward || settled(agreement?.breachBy) === 'buyer') add(agreement?.breachAt, e.breach, buyer, ['agreement']);
  add(dispute?.openedAt, e.dispute, buyer, ['platform_ticket', 'chat_platform']);
  const by = settled(dispute?.escalatedBy);
  add(dispute?.escalatedAt, e.escalated, by ? w.term('speakers', by) : '', ['platform_ticket']);
  for (const c of dispute?.contacts ?? [])
    add(c.at, `${e.ticket}${settled(c.ticketNo) ? ` ${settled(c.ticketNo)}` : ''}`, seller, ['platform_ticket']);
  add(facts.decision?.at, e.decision, platform, ['platform_decision']);
  add(facts.appeal?.filedAt, e.appeal, seller, []);
  add(returnShipment?.sentAt, e.returnSent, buyer, ['courier_label', 'tracking_capture']);
  add(returnShipment?.receivedAt, e.returnReceived, seller, ['return_photo']);
  add(facts.refund?.paidAt, e.refund, seller, ['refund_proof']);
  // A stable order: the same instant keeps the order of the list above.
  return events
    .map((event, i) => ({ event, i, ms: millisecondsOf(event.at) }))
    .sort((a, b) => a.ms - b.ms || a.i - b.i)
    .map((x) => x.event);
}

export function chronologyBlocks(w: Words): Block[] {
  const c = w.t.chronology;
  const events = datedEvents(w);
  if (events.length === 0) return [{ is: 'text', text: [c.noEvents] }];
  const rows: TableRow[] = [];
  // What is held back from this packet did happen: no silence is claimed around it.
  const held = (w.facts.negotiation ?? [])
    .filter((entry) => !mayShow(w, entry))
    .flatMap((entry) => settled(entry.at) ?? [])
    .map(millisecondsOf);
  for (const [i, event] of events.entries()) {
    const before = events[i - 1];
    if (before) {
      const hours = (millisecondsOf(event.at) - millisecondsOf(before.at)) / 3_600_000;
      // A date without a time may be up to a day off: only whole days between are stated.
      const isSilent = !held.some((ms) => ms >= millisecondsOf(before.at) && ms <= millisecondsOf(event.at));
      if (hours > statedSilence && isSilent)
        rows.push({ tone: 'gap', cells: [[c.gap(Math.floor(hours / 24))], [], [], []] });
    }
    rows.push({ tone: 'plain', cells: [[w.stamp(event.at)], [event.what], [event.who], joined(w, event.proof)] });
  }
  return [{ is: 'table', head: [c.when, c.event, c.who, c.source], widths: [25, 39, 16, 20], rows }];
}
