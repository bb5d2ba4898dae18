/** An exhibit is cited only for what it shows: by a person's word, or by nature and with no date against it. */
import { describe, expect, test } from 'vitest';
import { buildModel } from '../../../src/main/packet/model/build-model.ts';
import type { Block, Phrase } from '../../../src/main/packet/model/packet-model.ts';
import { proofRules } from '../../../src/main/packet/model/proof-table.ts';
import type { PacketExhibit } from '../../../src/main/packet/packet-facts.ts';
import { type CaseFacts, caseFactsSchema } from '../../../src/shared/domain/case-file.ts';
import { exhibitKinds } from '../../../src/shared/domain/terms.ts';
import { exhibit, packetFacts } from '../../packets/packet-maker.ts';

const facts: CaseFacts = {
  order: { orderNo: '22', orderedAt: '2026-01-05', total: { minor: 5000, currency: 'USD' }, incoterm: 'FOB' },
  shipment: { carrier: 'FedEx', handedToCarrierAt: '2026-01-17', packages: { value: 3, unit: 'ctn' } },
  delivery: { deliveredAt: '2026-01-22', damageNotedOnPod: false },
  request: { at: '2026-01-25', channel: 'email', buyerWants: 'refund_only' },
  freight: [{ id: 'f', leg: 'return', agreedBearer: 'BUYER' }],
  decision: { at: '2026-02-01', outcome: 'full_refund' },
};
const worded = (phrase: Phrase): string =>
  phrase.map((p) => (typeof p === 'string' ? p : 'cite' in p ? `[${p.cite}]` : p.bold)).join('');
const phrases = (block: Block): readonly Phrase[] =>
  block.is === 'numbered' ? [block.text] : block.is === 'table' ? block.rows.map((row) => row.cells.flat()) : [];

/** What the statement and the chronology say with these exhibits, line by line. */
const said = (exhibits: readonly PacketExhibit[], sources?: Readonly<Record<string, readonly string[]>>): string =>
  buildModel({ ...packetFacts({ facts, exhibits }), ...(sources && { sources }) })
    .parts.flatMap((part) => part.blocks.flatMap(phrases))
    .map(worded)
    .join('\n');
const paper = (kind: PacketExhibit['kind'], date: string | null, rest: Partial<PacketExhibit> = {}): PacketExhibit =>
  exhibit('1', [], { key: 'p', kind, date, ...rest });

describe('what does not show it is not cited', () => {
  test.each([
    ['a mail from before the request', paper('email', '2026-01-23')],
    ['a mail without a date', paper('email', null)],
    ['a chat on another channel', paper('chat_platform', '2026-01-25')],
    ['a waybill from before the hand-over', paper('air_waybill', '2026-01-10')],
    ['a packing photo that nobody said anything of', paper('packing_photo', '2026-01-16')],
    ['a quotation of the freight', paper('freight_invoice', '2026-01-26')],
    ['a proforma from before the order', paper('invoice', '2026-01-02')],
    ['a receipt from before the delivery', paper('pod', '2026-01-21')],
    ['a ticket for a decision', paper('platform_ticket', '2026-01-30')],
    ['what nobody has looked at', paper('air_waybill', '2026-01-17', { chosen: false })],
  ])('%s', (_, one) => {
    expect(said([one])).not.toContain('[1]');
  });

  test('a packing list shows what was packed, not that it was handed over', () => {
    const text = said([paper('packing_list', '2026-01-16')]);
    expect(text).toContain('The consignment: 3 ctn. ([1])');
    expect(text).toMatch(/handed to FedEx on 17 January 2026\.(?! \(\[1\])/);
    expect(text.match(/Goods handed to the carrier.*/)?.[0]).not.toContain('[1]');
  });
});

describe('what shows it by nature is cited', () => {
  test.each([
    ['handed to FedEx on 17 January 2026. ([1])', paper('air_waybill', '2026-01-17')],
    ['delivered on 22 January 2026. The receipt was signed without an exception. ([1])', paper('pod', '2026-01-22')],
    ['asked by e-mail for refund only. ([1])', paper('email', '2026-01-25')],
    ['placed order 22 on 5 January 2026. ([1])', paper('order_page', null)],
    ['Delivery term: FOB. ([1])', paper('contract', null)],
    ['full refund. ([1])', paper('platform_decision', '2026-02-01')],
  ])('%s', (words, one) => {
    expect(said([one])).toContain(words);
  });

  test('what supports only counts once it is said what it shows', () => {
    expect(said([paper('packing_photo', '2026-01-16', { shows: 'Three cartons, sealed.' })])).toContain(
      'The consignment: 3 ctn. ([1])',
    );
  });
});

test('what a person named as the source of a fact is cited for it, and alone', () => {
  const list = [exhibit('1', [], { key: 'p', kind: 'other' }), exhibit('2', [], { key: 'q', kind: 'air_waybill' })];
  const text = said(list, { 'shipment.handedToCarrierAt': ['p'] });
  expect(text).toContain('handed to FedEx on 17 January 2026. ([1])');
  expect(text).not.toMatch(/handed to FedEx[^\n]*\[2\]/);
});

test('the table names real facts and kinds only', () => {
  const shape = JSON.stringify(Object.keys(caseFactsSchema.shape));
  for (const [name, rule] of Object.entries(proofRules)) {
    for (const fact of rule.facts) expect(shape, name).toContain(`"${fact.split('.')[0]}"`);
    for (const kind of rule.kinds) expect(exhibitKinds, name).toContain(kind);
  }
});
