/**
 * The statement: what happened and why, in numbered paragraphs, each with its proof.
 * Outward it argues for its owner: settled facts only, nothing that speaks against him, no doubts.
 */
import { settled } from '../../../shared/domain/case-file.ts';
import { imageKinds } from '../../../shared/domain/evidence.ts';
import type { Block } from './packet-model.ts';
import { inspectionProof } from './proof.ts';
import { answers, asks, freight, grounds, process, relied } from './statement-claims.ts';
import { StatementWriter } from './statement-writer.ts';
import {
  buyerName,
  goodsLine,
  lineGoods,
  provenSentences,
  reasonOf,
  sentences,
  type Words,
  withProof,
} from './words.ts';

/** @returns the blocks, and the number of the first paragraph that gives a reason */
export function statementBlocks(w: Words): { readonly blocks: readonly Block[]; readonly reasonsAt: number | null } {
  const out = new StatementWriter();
  order(w, out);
  agreed(w, out);
  shipped(w, out);
  request(w, out);
  inspected(w, out);
  talks(w, out);
  decision(w, out);
  grounds(w, out);
  answers(w, out);
  relied(w, out);
  freight(w, out);
  process(w, out);
  asks(w, out);
  const s = w.t.statement;
  out.close(s.declaration, [declared(w)], [s.name, s.date, s.signature]);
  return { blocks: out.blocks, reasonsAt: out.reasonsAt };
}

/** Only what is attached is declared to be what it is. */
function declared(w: Words): string {
  const files = w.packet.exhibits.flatMap((x) => x.evidence);
  if (files.length === 0) return w.t.contents.none;
  return w.t.statement.declare(files.some((e) => imageKinds.has(e.kind)));
}

function order(w: Words, out: StatementWriter): void {
  const { order, platform } = w.facts;
  const s = w.t.statement;
  out.heading(s.order);
  const on = settled(order?.orderedAt);
  const platformName = settled(platform?.name);
  out.say(
    withProof(
      w,
      s.placed({
        buyer: buyerName(w),
        orderNo: settled(order?.orderNo) ?? null,
        platform: platformName ? w.term('platforms', platformName) : null,
        on: on ? w.date(on) : null,
      }),
      w.proof('placed'),
    ),
  );
  const goods = goodsLine(w);
  const total = settled(order?.total);
  const paidAt = settled(order?.paidAt);
  const worth = w.proof('worth');
  out.say(
    provenSentences(w, [
      [goods && s.goods(goods), worth],
      [total && s.value(w.money(total)), worth],
      [paidAt && s.paidOn(w.date(paidAt)), w.proof('paid')],
    ]),
  );
}

function agreed(w: Words, out: StatementWriter): void {
  const { order } = w.facts;
  const s = w.t.statement;
  out.heading(s.agreed);
  const incoterm = settled(order?.incoterm);
  const tolerance = settled(order?.toleranceStated);
  const sampleAt = settled(order?.sampleApprovedAt);
  const terms = sentences(w, [
    incoterm && s.terms(incoterm, settled(order?.namedPlace) ?? null),
    settled(order?.customMade) === true && s.customMade ? s.customMade : null,
  ]);
  if (terms) out.say(withProof(w, terms, w.proof('terms')));
  if (tolerance) out.say(withProof(w, s.tolerance(tolerance), w.proof('tolerance')));
  if (sampleAt) out.say(withProof(w, s.sample(w.date(sampleAt), settled(order?.sampleRef) ?? null), w.proof('sample')));
  const contract = settled(order?.contractTerms);
  if (contract) {
    out.say(withProof(w, s.contract, w.proof('terms')));
    out.add({ is: 'quote', text: contract });
  }
  const policy = settled(order?.policyText);
  if (policy && settled(order?.policyDisclosed) !== false) {
    const at = settled(order?.policyDisclosedAt);
    const channel = settled(order?.policyDisclosedChannel);
    out.say(
      withProof(w, s.policy(at ? w.date(at) : null, channel ? w.term('channels', channel) : null), w.proof('policy')),
    );
    out.add({ is: 'quote', text: policy });
  }
}

function shipped(w: Words, out: StatementWriter): void {
  const { shipment, delivery } = w.facts;
  const s = w.t.statement;
  out.heading(s.shipped);
  const carrier = settled(shipment?.carrier) ?? null;
  const handedAt = settled(shipment?.handedToCarrierAt);
  const doc = [settled(shipment?.transportDocType), settled(shipment?.transportDocNo)].filter(Boolean).join(' ');
  const isHanded = Boolean(carrier || handedAt || doc);
  if (isHanded) {
    const packages = settled(shipment?.packages);
    const weight = settled(shipment?.grossWeight);
    out.say(
      provenSentences(w, [
        [s.handed({ carrier, on: handedAt ? w.date(handedAt) : null, doc: doc || null }), w.proof('handed')],
        [
          packages || weight
            ? s.consignment({
                packages: packages ? w.quantity(packages) : null,
                weight: weight ? w.quantity(weight) : null,
              })
            : null,
          w.proof('packed'),
        ],
        [settled(shipment?.transportDocRemarks) === 'clean' ? s.cleanDocument : null, w.proof('cleanDocument')],
      ]),
    );
  }
  const deliveredAt = settled(delivery?.deliveredAt) ?? settled(delivery?.receivedAt);
  if (deliveredAt)
    out.say(
      provenSentences(w, [
        [s.delivered(w.date(deliveredAt), settled(delivery?.podName) ?? null, isHanded), w.proof('delivered')],
        [settled(delivery?.damageNotedOnPod) === false ? s.noException : null, w.proof('noException')],
      ]),
    );
}

function request(w: Words, out: StatementWriter): void {
  const { request: asked, lines } = w.facts;
  const s = w.t.statement;
  out.heading(s.request);
  const at = settled(asked?.at);
  const channel = settled(asked?.channel);
  const wants = settled(asked?.buyerWants);
  if (at || channel || wants)
    out.say(
      withProof(
        w,
        s.asked(
          at ? w.date(at) : null,
          channel ? w.term('channels', channel) : null,
          wants ? w.term('wishes', wants) : null,
        ),
        w.proof('requested', { channel }),
      ),
    );
  const amount = settled(asked?.amount);
  if (amount) out.say(withProof(w, s.askedBack(w.money(amount)), w.proof('requested', { channel })));
  const words = settled(asked?.text);
  if (words) {
    out.say(withProof(w, s.theBuyerWrote, []));
    out.add({ is: 'quote', text: words });
  }
  for (const line of lines ?? []) {
    const reason = reasonOf(w, line);
    const goods = lineGoods(w, line);
    const told = settled(line.description);
    if (goods) out.say([s.claimed(goods, reason)]);
    else if (told && reason) out.say([s.claimed(reason, null)]);
    // What the buyer says of it stands by itself: run together with the goods it reads as their name.
    if (told) {
      out.say([s.saidOfIt]);
      out.add({ is: 'quote', text: told });
    }
  }
}

function inspected(w: Words, out: StatementWriter): void {
  const s = w.t.statement;
  out.heading(s.inspected);
  for (const i of w.facts.inspections ?? []) {
    const result = settled(i.result);
    if (!result || (w.outward && result !== 'MATCHES')) continue;
    const stage = settled(i.stage);
    const at = settled(i.at);
    const sample = settled(i.sampleSize);
    const lot = settled(i.lotSize);
    out.say(
      withProof(
        w,
        sentences(w, [
          s.inspection({
            stage: stage ? w.term('inspectionStages', stage) : null,
            by: settled(i.by) ?? null,
            on: at ? w.date(at) : null,
            place: settled(i.place) ?? null,
            result: w.term('results', result),
          }),
          sample === undefined ? null : s.sampled(String(sample), lot === undefined ? null : String(lot)),
        ]),
        inspectionProof(w, i),
      ),
    );
  }
}

function talks(w: Words, out: StatementWriter): void {
  const { agreement } = w.facts;
  const s = w.t.statement;
  out.heading(s.talks);
  const type = settled(agreement?.type);
  const bothAccepted = settled(agreement?.acceptedByBuyer) === true && settled(agreement?.acceptedBySeller) === true;
  if (!type || (w.outward && !bothAccepted)) return;
  const at = settled(agreement?.acceptedAt);
  const amount = settled(agreement?.amount);
  out.say(
    withProof(
      w,
      sentences(w, [
        s.agreement(w.term('agreements', type), at ? w.date(at) : null),
        amount && s.agreementAmount(w.money(amount)),
      ]),
      w.proof('agreed'),
    ),
  );
  const text = settled(agreement?.text);
  if (text) out.add({ is: 'quote', text });
  if (settled(agreement?.breachBy) === 'buyer') out.say([s.breach(settled(agreement?.breachText) ?? null)]);
}

function decision(w: Words, out: StatementWriter): void {
  const d = w.facts.decision;
  const s = w.t.statement;
  out.heading(s.decision);
  if (!d) return;
  const at = settled(d.at);
  const outcome = settled(d.outcome);
  const amount = settled(d.amount);
  const no = settled(d.no) ?? null;
  if (at || outcome || no)
    out.say(
      withProof(
        w,
        s.decided({
          on: at ? w.date(at) : null,
          no,
          outcome: outcome ? w.term('outcomes', outcome) : null,
          amount: amount ? w.money(amount) : null,
        }),
        w.proof('decided'),
      ),
    );
  const why = settled(d.reasons);
  if (why) {
    out.say([s.decisionReasons]);
    out.add({ is: 'quote', text: why });
  }
}
