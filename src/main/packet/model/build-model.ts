/**
 * Facts → model: which parts the packet has and what each says. Pure: the same facts give the same model.
 * What must not live here: pages, points, files.
 */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../shared/domain/canonical-json.ts';
import { settled } from '../../../shared/domain/case-file.ts';
import { arranged, packetParts } from '../../../shared/domain/packet-parts.ts';
import type { PacketExhibit, PacketFacts, PacketLanguage } from '../packet-facts.ts';
import { chronologyBlocks, millisecondsOf } from './chronology.ts';
import { citedIn } from './citations.ts';
import { explainedMarks, integrityBlocks, notIncludedBlocks, shortHash } from './integrity.ts';
import type { Block, ExhibitModel, PacketModel, Part, PartId } from './packet-model.ts';
import { asPrinted } from './proving-kinds.ts';
import { replyReasons, tickedOffers } from './reply.ts';
import { inspectionBlocks, messageBlocks, moneyBlocks, orderBlocks, shippingBlocks } from './sections.ts';
import { standingBlocks } from './standing.ts';
import { statementBlocks } from './statement.ts';
import { asksPhrase } from './statement-claims.ts';
import { takenText } from './taken.ts';
import { buyerName, goodsLine, lineGoods, makeWords, reasonOf, standardOf, type Words, wishOf } from './words.ts';

/** SHA-256 over everything the packet is made from, in hex. */
export const factsHash = (facts: PacketFacts): string =>
  createHash('sha256')
    .update(canonicalJson({ ...facts, exhibits: asPrinted(facts.exhibits) }))
    .digest('hex');

/** An appeal names the decision, a reply what was asked for; without that each has its general title. */
function titleOf(w: Words): string {
  const decisionNo = settled(w.facts.decision?.no);
  if (w.variant === 'appeal' && decisionNo) return w.t.appealAgainst(decisionNo);
  const wants = settled(w.facts.request?.buyerWants);
  return w.variant === 'reply' && wants ? w.t.replyTo[wants] : w.t.titles[w.variant];
}

/** @param logo a PNG in base64 that can be opened, for the cover */
export function buildModel(facts: PacketFacts, logo: string | null = null): PacketModel {
  const w = makeWords(facts);
  const packetId = shortHash(factsHash(facts));
  const { blocks: statement, reasonsAt } = statementBlocks(w);
  const parts: Part[] = [{ id: 'statement', letter: null, title: w.t.parts.statement, blocks: statement }];
  for (const id of arranged(packetParts, facts.outline?.order ?? [])) {
    const blocks = facts.outline?.hidden.some((one) => one === id) ? [] : letteredBlocks(w, id);
    if (blocks.length > 0)
      parts.push({ id, letter: String.fromCharCode(64 + parts.length), title: w.t.parts[id], blocks });
  }
  parts.push({ id: 'integrity', letter: null, title: w.t.parts.integrity, blocks: integrityBlocks(w, packetId) });
  return {
    variant: w.variant,
    paper: facts.packet.paper,
    language: facts.packet.language,
    draft: facts.packet.draft,
    title: titleOf(w),
    subtitle: w.outward ? null : w.t.internal,
    preparedOn: facts.packet.preparedAt.slice(0, 10),
    version: facts.packet.version,
    caseId: facts.packet.caseId,
    orderNo: settled(facts.facts.order?.orderNo) ?? null,
    packetId,
    cover: {
      logo,
      rows: coverRows(w),
      asksTitle: w.variant === 'reply' ? w.t.reply.title : w.t.cover.asks,
      asks: plain(asksPhrase(w)),
    },
    summary: summary(w, reasonsAt),
    parts,
    exhibits: facts.exhibits.map(
      (exhibit): ExhibitModel => ({
        exhibit: { ...exhibit, captions: captionsIn(exhibit, facts.packet.language) },
        label: exhibit.label,
        title: w.exhibitTitle(exhibit),
        kind: w.term('kinds', exhibit.kind),
        dated: exhibit.date ? w.stamp(exhibit.date) : null,
        shows: exhibit.shows,
        taken: takenText(w, exhibit),
        citedIn: citedIn(statement, exhibit.label),
        explained: explainedMarks(facts.facts, exhibit.evidence),
      }),
    ),
  };
}

/** Captions in the language of the packet; where there is none in Chinese, the other one stands. */
function captionsIn(exhibit: PacketExhibit, language: PacketLanguage): Readonly<Record<string, string>> {
  return language === 'zh-CN' ? { ...exhibit.captions, ...exhibit.captionsZh } : exhibit.captions;
}

/** What a part between statement and exhibits says; empty when there is nothing to say, or for the other parts. */
export function letteredBlocks(w: Words, id: PartId): readonly Block[] {
  switch (id) {
    case 'standing':
      return w.outward ? [] : standingBlocks(w);
    case 'chronology':
      return chronologyBlocks(w);
    case 'order':
      return orderBlocks(w);
    case 'inspection':
      return inspectionBlocks(w);
    case 'shipping':
      return shippingBlocks(w);
    case 'messages':
      return messageBlocks(w);
    case 'money':
      return moneyBlocks(w);
    case 'notIncluded':
      return w.outward || w.packet.notIncluded.length === 0 ? [] : notIncludedBlocks(w);
    case 'statement':
    case 'integrity':
      return [];
  }
}

const plain = (phrase: ReturnType<typeof asksPhrase>): string =>
  phrase.map((p) => (typeof p === 'string' ? p : 'bold' in p ? p.bold : '')).join('');

function coverRows(w: Words): (readonly [string, string])[] {
  const { facts, t } = w;
  const c = t.cover;
  const platform = settled(facts.platform?.name);
  const service = settled(facts.platform?.service);
  const decidedAt = settled(facts.decision?.at);
  const outcome = settled(facts.decision?.outcome);
  const seller = settled(facts.seller?.name);
  const total = settled(facts.order?.total);
  const decision = [settled(facts.decision?.no), decidedAt && w.date(decidedAt), outcome && w.term('outcomes', outcome)]
    .filter(Boolean)
    .join(', ');
  const rows: (readonly [string, string | null | undefined])[] = [
    [
      c.platform,
      [platform && w.term('platforms', platform), service && w.term('services', service)].filter(Boolean).join(', '),
    ],
    [c.order, settled(facts.order?.orderNo) ?? t.notRecorded],
    [c.dispute, settled(facts.dispute?.disputeNo)],
    [c.decision, decision],
    [c.seller, seller ? w.name(seller) : t.notRecorded],
    [c.buyer, buyerName(w) ?? t.notRecorded],
    [c.goods, goodsLine(w)],
    [c.amount, total ? w.money(total) : null],
    [c.contact, settled(facts.seller?.contact)],
    [c.ourCase, w.packet.packet.caseId],
    [t.prepared, w.date(w.packet.packet.preparedAt.slice(0, 10))],
    [c.version, t.version(w.packet.packet.version, w.packet.packet.draft)],
    [c.language, c.languageName],
  ];
  return rows.flatMap(([label, value]) => (value ? [[label, value] as const] : []));
}

function summary(w: Words, reasonsAt: number | null): PacketModel['summary'] {
  const { facts, t } = w;
  const s = t.summary;
  const decision = facts.decision;
  const decidedAt = settled(decision?.at);
  const outcome = settled(decision?.outcome);
  const decidedAmount = settled(decision?.amount);
  const grounds = facts.appeal?.grounds ?? [];
  const labels = (keys: readonly string[] | undefined): string[] =>
    w.packet.exhibits.filter((e) => keys?.includes(e.key)).map((e) => e.label);
  const ofReply = replyReasons(w).map((r) => ({
    text: t.reply.sentence(r.clause),
    cites: r.cites.flatMap((p) => (typeof p === 'object' && 'cite' in p ? [p.cite] : [])),
  }));
  const reasons = (
    w.variant !== 'reply' && grounds.length > 0
      ? grounds.flatMap((g) => {
          const text = settled(g.title) ?? settled(g.text);
          return text ? [{ text, cites: labels(g.exhibits) }] : [];
        })
      : [
          ...(w.variant === 'reply' ? ofReply : []),
          ...(facts.dispute?.allegations ?? []).flatMap((a) => {
            const text = settled(a.answer);
            return text ? [{ text, cites: labels(a.exhibits) }] : [];
          }),
        ]
  )
    .slice(0, 3)
    .map((r, i) => ({ n: i + 1, ...r }));
  const steps: readonly (readonly [string, unknown])[] = [
    [s.ordered, facts.order?.orderedAt],
    [s.shipped, facts.shipment?.handedToCarrierAt],
    [s.delivered, settled(facts.delivery?.deliveredAt) ?? facts.delivery?.receivedAt],
    [s.request, facts.request?.at],
    [s.dispute, facts.dispute?.openedAt],
    [s.decision, facts.decision?.at],
  ];
  const strip: { what: string; when: string; daysAfter: number | null; ms: number }[] = [];
  for (const [what, fact] of steps) {
    const at = settled(fact as Parameters<Words['stamp']>[0] | undefined);
    if (at !== undefined)
      strip.push({
        what,
        when: typeof at === 'string' ? at : at.local.slice(0, 10),
        daysAfter: null,
        ms: millisecondsOf(at),
      });
  }
  strip.sort((a, b) => a.ms - b.ms);
  const day = (iso: string): number =>
    Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1, Number(iso.slice(8, 10))) / 86_400_000;
  const goods = goodsLine(w);
  const total = settled(facts.order?.total);
  // Each inspection with its own day.
  const inspected = (facts.inspections ?? [])
    .filter((i) => settled(i.result) === 'MATCHES')
    .map((i) => {
      const at = settled(i.at);
      return [settled(i.by), at && w.stamp(at)].filter(Boolean).join(', ');
    });
  const carrier = [settled(facts.shipment?.carrier), settled(facts.shipment?.transportDocNo)]
    .filter(Boolean)
    .join(', ');
  const claimed = (facts.lines ?? []).flatMap((l) => {
    const claimedGoods = lineGoods(w, l);
    const reason = reasonOf(w, l);
    return claimedGoods || reason ? [[claimedGoods, reason].filter(Boolean).join(', ')] : [];
  });
  const worth = w.packet.answer.sums.total;
  // In what goes out the sum stands in what is asked, at the top of the page.
  const relief = w.variant === 'file-copy' ? settled(facts.appeal?.reliefAmount) : undefined;
  const decided = decidedAt !== undefined || outcome !== undefined;
  const factRows: (readonly [string, string | null | undefined])[] = [
    [t.cover.order, settled(facts.order?.orderNo)],
    [t.cover.buyer, buyerName(w)],
    [t.cover.goods, goods],
    [t.money.total, total ? w.money(total) : null],
    [t.summary.standard, standardOf(w)],
    [t.reply.claim, claimed.join('; ')],
    [w.t.statement.request, wishOf(w)],
    [t.reply.worth, worth ? w.money(worth) : null],
    [t.reply.offered, w.variant === 'reply' ? null : tickedOffers(w).join('; ')],
    [
      t.parts.inspection,
      inspected.length > 0
        ? [w.term('results', 'MATCHES'), inspected.filter(Boolean).join('; ')].filter(Boolean).join(w.t.colon)
        : null,
    ],
    [t.shipping.carrier, carrier],
    [t.money.relief, relief ? w.money(relief) : null],
  ];
  return {
    asksTitle: w.variant === 'reply' ? t.reply.title : s.asks,
    asks: asksPhrase(w),
    reasonsTitle:
      w.variant === 'appeal' && (decided || reasons.length > 0)
        ? s.reasons.appeal
        : reasons.length > 0
          ? s.reasons.other
          : null,
    reasonsAt,
    decision:
      decision && decided && (w.variant === 'appeal' || reasons.length > 0)
        ? [
            t.statement.decided({
              on: decidedAt ? w.date(decidedAt) : null,
              no: settled(decision.no) ?? null,
              outcome: outcome ? w.term('outcomes', outcome) : null,
              amount: decidedAmount ? w.money(decidedAmount) : null,
            }),
          ]
        : null,
    reasons,
    strip: strip.map((step, i) => {
      const before = strip[i - 1];
      return { what: step.what, when: step.when, daysAfter: before ? day(step.when) - day(before.when) : null };
    }),
    facts: factRows.flatMap(([label, value]) => (value ? [[label, value] as const] : [])),
  };
}
