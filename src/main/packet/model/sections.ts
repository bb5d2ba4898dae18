/** The parts between statement and exhibits: order, inspection, shipping, messages, money. Only what is recorded appears. */
import { settled } from '../../../shared/domain/case-file.ts';
import { filled } from './filled.ts';
import type { Block, Phrase, TableRow } from './packet-model.ts';
import { inspectionProof } from './proof.ts';
import { replyPosition } from './reply.ts';
import { joined, mayShow, type Words } from './words.ts';

type Row = readonly [string, Phrase];

/** Rows whose value is known. */
const known = (rows: readonly (readonly [string, string | null | undefined])[]): Row[] =>
  rows.flatMap(([label, value]) => (value ? [[label, [value]] as const] : []));

export function orderBlocks(w: Words): Block[] {
  const { order } = w.facts;
  const o = w.t.order;
  const blocks: Block[] = [];
  const items = order?.items ?? [];
  if (items.length > 0)
    blocks.push(
      { is: 'heading', text: o.items },
      {
        is: 'table',
        head: [o.sku, o.description, o.quantity, o.price],
        widths: [18, 46, 16, 20],
        rows: items.map((i) => {
          const quantity = settled(i.quantity);
          const price = settled(i.unitPrice);
          return {
            tone: 'plain',
            cells: [
              [settled(i.sku) ?? ''],
              [settled(i.description) ?? ''],
              [quantity ? w.quantity(quantity) : ''],
              [price ? w.money(price) : ''],
            ],
          };
        }),
      },
    );
  const contract = settled(order?.contractTerms);
  if (contract) blocks.push({ is: 'heading', text: o.contract }, { is: 'quote', text: contract });
  const listing = settled(order?.listingSnapshot);
  if (listing) blocks.push({ is: 'heading', text: o.listing }, { is: 'quote', text: listing });
  const policy = settled(order?.policyText);
  if (policy && (!w.outward || settled(order?.policyDisclosed) !== false))
    blocks.push({ is: 'heading', text: o.policy }, { is: 'quote', text: policy });
  return blocks;
}

export function inspectionBlocks(w: Words): Block[] {
  const t = w.t.inspection;
  return (w.facts.inspections ?? []).flatMap((i): Block[] => {
    const result = settled(i.result);
    if (!result || (w.outward && result !== 'MATCHES')) return [];
    const stage = settled(i.stage);
    const at = settled(i.at);
    const by = settled(i.by);
    const aql = settled(i.aql);
    const found = settled(i.found);
    // Outward only what speaks for the report; the file copy shows both.
    const yesNo = (v: boolean | undefined): string | null =>
      v === undefined || (w.outward && !v) ? null : v ? t.yes : t.no;
    const number = (n: number | undefined): string | null => (n === undefined ? null : String(n));
    const title = stage ? w.term('inspectionStages', stage) : w.t.chronology.events.inspected;
    const blocks: Block[] = [
      {
        is: 'verdict',
        title,
        verdict: w.term('results', result),
        rows: [
          ...known([
            [t.by, by ? `${by}${settled(i.accredited) === true ? ` (${t.accredited})` : ''}` : null],
            [t.on, at ? w.stamp(at) : null],
            [t.place, settled(i.place)],
            [t.lot, settled(i.lotRef)],
            [t.lotSize, number(settled(i.lotSize))],
            [t.sample, number(settled(i.sampleSize))],
            [t.level, settled(i.level)],
            [t.random, yesNo(settled(i.samplingRandom))],
            [t.sealed, yesNo(settled(i.sampleSealed))],
            [t.compared, settled(i.comparedTo)],
            [t.report, settled(i.reportNo)],
          ]),
          ...((): Row[] => {
            const proof = inspectionProof(w, i);
            return proof.length > 0 ? [[w.t.statement.proof, joined(w, proof)]] : [];
          })(),
        ],
      },
    ];
    if (found || aql) {
      const row = (label: string, key: 'critical' | 'major' | 'minor'): TableRow => ({
        tone: 'plain',
        cells: [[label], [found ? String(found[key]) : ''], [aql ? String(aql[key]) : '']],
      });
      blocks.push({
        is: 'table',
        head: [t.class, t.found, t.limit],
        widths: [40, 30, 30],
        rows: [row(t.critical, 'critical'), row(t.major, 'major'), row(t.minor, 'minor')],
      });
    }
    return blocks;
  });
}

export function shippingBlocks(w: Words): Block[] {
  const t = w.t.shipping;
  const { shipment, delivery, returnShipment } = w.facts;
  const blocks: Block[] = [];
  const mode = settled(shipment?.mode);
  const packages = settled(shipment?.packages);
  const weight = settled(shipment?.grossWeight);
  const doc = [settled(shipment?.transportDocType), settled(shipment?.transportDocNo)].filter(Boolean).join(' ');
  const papers = known([
    [t.carrier, settled(shipment?.carrier)],
    [t.mode, mode ? w.term('modes', mode) : null],
    [t.document, doc],
    [t.container, settled(shipment?.containerNo)],
    [t.sealOrigin, settled(shipment?.sealNoOrigin)],
    [t.sealDestination, settled(shipment?.sealNoDestination)],
    [t.packages, packages ? w.quantity(packages) : null],
    [t.weight, weight ? w.quantity(weight) : null],
    [t.weightSlip, settled(shipment?.weightSlip)],
  ]);
  if (papers.length > 0) blocks.push({ is: 'heading', text: t.papers }, { is: 'facts', rows: papers });

  const rows: TableRow[] = [];
  const leg = (
    name: string,
    who: string,
    when: unknown,
    detail: readonly (string | null | undefined)[],
    proof: Phrase,
  ): void => {
    const at = settled(when as Parameters<Words['stamp']>[0] | undefined);
    const details = detail.filter(Boolean).join('; ');
    if (at || details) rows.push({ tone: 'plain', cells: [[name], [who], [at ? w.cell(at) : ''], [details], proof] });
  };
  const carrier = settled(shipment?.carrier) ?? t.carrier;
  leg(
    t.legs.handover,
    t.seller,
    shipment?.handedToCarrierAt,
    [packages && w.quantity(packages), weight && w.quantity(weight)],
    joined(w, [...w.proof('handed'), ...w.proof('packed')]),
  );
  leg(
    t.legs.carriage,
    carrier,
    shipment?.onBoardAt,
    [doc, settled(shipment?.containerNo)],
    joined(w, w.proof('carried')),
  );
  const arrived = settled(delivery?.packages);
  const arrivedWeight = settled(delivery?.grossWeight);
  const signed = settled(delivery?.podName);
  const exceptions = w.outward ? undefined : settled(delivery?.podExceptions);
  leg(
    t.legs.delivery,
    t.buyer,
    delivery?.deliveredAt ?? delivery?.receivedAt,
    [
      signed ? `${t.signedBy}${w.t.colon}${signed}` : null,
      arrived && w.quantity(arrived),
      arrivedWeight && w.quantity(arrivedWeight),
      exceptions ? `${t.exceptions}${w.t.colon}${exceptions}` : null,
    ],
    joined(w, w.proof('delivered')),
  );
  leg(
    t.legs.return,
    settled(returnShipment?.carrier) ?? t.carrier,
    returnShipment?.sentAt,
    [settled(returnShipment?.trackingNo)],
    joined(w, w.proof('sentBack')),
  );
  if (rows.length > 0)
    blocks.push(
      { is: 'heading', text: t.custody },
      { is: 'table', head: [t.stage, t.who, t.when, t.detail, t.proof], widths: [14, 18, 22, 26, 20], rows },
    );

  const events = (shipment?.trackingEvents ?? []).flatMap((e): TableRow[] => {
    const at = settled(e.at);
    const text = settled(e.text);
    return at || text
      ? [{ tone: 'plain', cells: [[at ? w.cell(at) : ''], [settled(e.place) ?? ''], [text ?? '']] }]
      : [];
  });
  if (events.length > 0)
    blocks.push(
      { is: 'heading', text: t.tracking },
      { is: 'table', head: [t.when, t.place, t.event], widths: [28, 26, 46], rows: events },
    );
  return blocks;
}

export function messageBlocks(w: Words): Block[] {
  const m = w.t.messages;
  const shown = (w.facts.negotiation ?? []).filter((entry) => mayShow(w, entry));
  const onPlatform = (entry: (typeof shown)[number]): boolean => {
    const channel = settled(entry.channel);
    return channel === 'platform_chat' || channel === 'platform_dispute_page';
  };
  let line = 0;
  const table = (entries: typeof shown, withChannel: boolean): Block => ({
    is: 'table',
    head: [m.line, m.when, m.sender, m.text],
    widths: [7, 22, 16, 55],
    rows: entries.map((entry) => {
      line += 1;
      const at = settled(entry.at);
      const from = settled(entry.from);
      const channel = settled(entry.channel);
      const amount = settled(entry.offerAmount);
      const offer = [settled(entry.offer), amount && w.money(amount)].filter(Boolean).join(', ');
      const answer = settled(entry.answer);
      const text = [
        settled(entry.text),
        offer ? m.offer(offer) : null,
        answer && answer !== 'none' ? m.answer(w.term('answers', answer)) : null,
      ]
        .filter(Boolean)
        .join('\n');
      const sender = [
        from ? w.term('speakers', from) : '',
        withChannel && channel ? `(${w.term('channels', channel)})` : '',
      ]
        .filter(Boolean)
        .join(' ');
      return { tone: 'plain', cells: [[String(line)], [at ? w.cell(at) : w.t.notRecorded], [sender], [text]] };
    }),
  });
  const platform = shown.filter(onPlatform);
  // A channel that is not recorded is not "outside the platform".
  const unknown = shown.filter((e) => settled(e.channel) === undefined);
  const other = shown.filter((e) => settled(e.channel) !== undefined && !onPlatform(e));
  const blocks: Block[] = [];
  if (platform.length > 0) blocks.push({ is: 'heading', text: m.platform }, table(platform, false));
  if (unknown.length > 0) blocks.push({ is: 'heading', text: m.unknown }, table(unknown, false));
  if (other.length > 0) {
    blocks.push({ is: 'heading', text: m.other }, table(other, true));
    if (settled(w.facts.talks?.offPlatformAck) === true) blocks.push({ is: 'text', text: [m.acknowledged] });
  }
  return blocks;
}

export function moneyBlocks(w: Words): Block[] {
  const t = w.t.money;
  const { order, request, decision, appeal, refund, exchangeRate, freight } = w.facts;
  const money = (v: Parameters<Words['money']>[0] | undefined): string | null => (v ? w.money(v) : null);
  const kind = settled(refund?.kind);
  const rate = settled(exchangeRate?.rate);
  const rateOn = settled(exchangeRate?.date);
  const rows = known([
    [t.total, money(settled(order?.total))],
    [t.paid, money(settled(order?.paid))],
    [t.shipping, money(settled(order?.shippingPaid))],
    [t.tax, money(settled(order?.tax))],
    [t.askedBack, money(settled(request?.amount))],
    [t.decided, money(settled(decision?.amount))],
    [t.relief, w.variant === 'reply' ? null : money(settled(appeal?.reliefAmount))],
    [
      t.refund,
      [kind && w.term('refunds', kind), money(settled(refund?.amount)), settled(refund?.ref)]
        .filter(Boolean)
        .join(', '),
    ],
    [
      t.rate,
      rate === undefined
        ? null
        : `1 ${settled(exchangeRate?.from) ?? '?'} = ${rate} ${settled(exchangeRate?.to) ?? '?'}${rateOn ? ` (${w.stamp(rateOn)})` : ''}${settled(exchangeRate?.source) ? `, ${settled(exchangeRate?.source)}` : ''}`,
    ],
  ]);
  const blocks: Block[] =
    rows.length > 0
      ? [
          { is: 'heading', text: t.sums },
          { is: 'facts', rows },
        ]
      : [];
  const offersReturn = w.variant !== 'reply' || replyPosition(w) === 'accept';
  const answers = offersReturn ? w.packet.answer.lines.flatMap((l) => l.freight) : [];
  const legs = (freight ?? []).flatMap((f): TableRow[] => {
    const leg = settled(f.leg);
    if (!leg) return [];
    const cost = settled(f.cost);
    const paidBy = settled(f.paidBy);
    const bearers = answers
      .filter(
        (a) =>
          a.leg === leg && a.chosen !== 'UNDECIDED' && a.chosen !== 'NONE' && !(w.outward && a.chosen === 'SELLER'),
      )
      .map((a) => `${w.term('bearers', a.chosen)}${a.scope ? ` (${a.scope})` : ''}`);
    return [
      {
        tone: 'plain',
        cells: [
          [w.term('legs', leg)],
          [cost ? w.money(cost) : ''],
          [paidBy ? w.term('bearers', paidBy) : ''],
          [[...new Set(bearers)].join('; ')],
        ],
      },
    ];
  });
  if (legs.length > 0)
    blocks.push(
      { is: 'heading', text: t.freight },
      filled({ is: 'table', head: [t.leg, t.cost, t.paidBy, t.bearer], widths: [30, 24, 22, 24], rows: legs }),
    );
  return blocks;
}
