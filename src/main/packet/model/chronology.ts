/** The chronology: every dated fact as a row, in order, with its proof; long silences stand as rows of their own. */
import { Temporal } from 'temporal-polyfill';
import { settled } from '../../../shared/domain/case-file.ts';
import type { When } from '../../../shared/domain/values.ts';
import type { Block, Piece, TableRow } from './packet-model.ts';
import { inspectionProof } from './proof.ts';
import { joined, mayShow, type Words } from './words.ts';

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
  const add = (at: unknown, what: string, who: string, proof: readonly Piece[]): void => {
    const when = settled(at as When | undefined);
    if (when !== undefined) events.push({ at: when, what, who, proof });
  };
  const { order, shipment, delivery, dispute, agreement, returnShipment } = facts;
  add(order?.orderedAt, e.ordered, buyer, w.proof('placed'));
  add(order?.paidAt, e.paid, buyer, w.proof('paid'));
  add(order?.sampleApprovedAt, e.sample, buyer, w.proof('sample'));
  if (settled(order?.policyDisclosed) !== false) add(order?.policyDisclosedAt, e.policy, seller, w.proof('policy'));
  add(order?.promisedDeliveryAt, e.promised, seller, w.proof('promised'));
  add(shipment?.handedToCarrierAt, e.handed, seller, w.proof('handed'));
  add(shipment?.onBoardAt, e.onBoard, carrier, w.proof('onBoard'));
  add(shipment?.exportReleaseDate, e.exported, seller, w.proof('exported'));
  add(shipment?.trackingUploadedAt, e.tracking, seller, w.proof('trackingUploaded'));
  add(shipment?.carrierNoticeAt, e.carrierNotice, seller, w.proof('carrierNotice'));
  for (const t of shipment?.trackingEvents ?? [])
    add(
      t.at,
      [settled(t.text), settled(t.place)].filter(Boolean).join(', ') || e.tracking,
      carrier,
      w.proof('tracked', { path: `shipment.trackingEvents[${t.id}]`, at: settled(t.at) }),
    );
  add(delivery?.deliveredAt, e.delivered, carrier, w.proof('delivered'));
  add(delivery?.receivedAt, e.received, buyer, w.proof('delivered', { at: settled(delivery?.receivedAt) }));
  add(delivery?.confirmedReceiptAt, e.confirmed, buyer, w.proof('confirmed'));
  add(facts.request?.at, e.request, buyer, w.proof('requested', { channel: settled(facts.request?.channel) }));
  for (const i of facts.inspections ?? []) {
    const result = settled(i.result);
    if (w.outward && result !== 'MATCHES') continue;
    const stage = settled(i.stage);
    add(
      i.at,
      `${stage ? w.term('inspectionStages', stage) : e.inspected}${result ? `${w.t.colon}${w.term('results', result)}` : ''}`,
      settled(i.by) ?? seller,
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
      w.proof('offered', { path: `negotiation[${n.id}]`, at: settled(n.at), channel: settled(n.channel) }),
    );
  }
  const bothAccepted = settled(agreement?.acceptedByBuyer) === true && settled(agreement?.acceptedBySeller) === true;
  if (!w.outward || bothAccepted) add(agreement?.acceptedAt, e.agreed, `${buyer}, ${seller}`, w.proof('agreed'));
  if (!w.outward || settled(agreement?.breachBy) === 'buyer')
    add(agreement?.breachAt, e.breach, buyer, w.proof('breach'));
  add(dispute?.openedAt, e.dispute, buyer, w.proof('disputed'));
  const by = settled(dispute?.escalatedBy);
  add(dispute?.escalatedAt, e.escalated, by ? w.term('speakers', by) : '', w.proof('escalated'));
  for (const c of dispute?.contacts ?? [])
    add(
      c.at,
      `${e.ticket}${settled(c.ticketNo) ? ` ${settled(c.ticketNo)}` : ''}`,
      seller,
      w.proof('contacted', { path: `dispute.contacts[${c.id}]`, at: settled(c.at) }),
    );
  add(facts.decision?.at, e.decision, platform, w.proof('decided'));
  add(facts.appeal?.filedAt, e.appeal, seller, []);
  add(returnShipment?.sentAt, e.returnSent, buyer, w.proof('sentBack'));
  add(returnShipment?.receivedAt, e.returnReceived, seller, w.proof('cameBack'));
  add(facts.refund?.paidAt, e.refund, seller, w.proof('refunded'));
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
    rows.push({ tone: 'plain', cells: [[w.cell(event.at)], [event.what], [event.who], joined(w, event.proof)] });
  }
  return [{ is: 'table', head: [c.when, c.event, c.who, c.source], widths: [25, 39, 16, 20], rows }];
}
