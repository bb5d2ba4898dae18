import { describe, expect, test } from 'vitest';
import { isAskable } from '../../../src/main/rules/questions.ts';
import { factsWithoutField, sections } from '../../../src/renderer/features/facts/form-plan.ts';
import { pathSteps } from '../../../src/shared/domain/case-path.ts';
import { factLists, factTemplates } from '../../../src/shared/domain/fact-paths.ts';
import { exhibitKinds } from '../../../src/shared/domain/terms.ts';

const fields = sections.flatMap((s) => [
  ...s.fields.map((f) => f.path),
  ...s.lists.flatMap((l) => l.fields.map((f) => `${l.path}[].${f.path}`)),
]);

describe('the form and the case file', () => {
  test('every field of the form is a fact that the case file knows, and stands once', () => {
    for (const field of fields) expect(factTemplates, field).toContain(field);
    for (const list of sections.flatMap((s) => s.lists)) expect(factLists).toContain(list.path);
    expect(new Set(fields).size).toBe(fields.length);
  });

  test('every fact that the case file knows has a field, or a reason why not', () => {
    const open = factTemplates.filter((path) => !fields.includes(path) && !Object.hasOwn(factsWithoutField, path));
    expect(open).toEqual([]);
    for (const path of Object.keys(factsWithoutField)) {
      expect(factTemplates).toContain(path);
      expect(fields).not.toContain(path);
    }
  });

  test('every fact that the rules may ask for has a field', () => {
    const asked = factTemplates.filter(isAskable);
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((path) => !fields.includes(path))).toEqual([]);
  });

  test('the sections follow the path, and every step has one', () => {
    const order = sections.map((s) => pathSteps.indexOf(s.step));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(new Set(sections.map((s) => s.step))).toEqual(new Set(pathSteps));
  });
});

/**
 * The fact model row by row: where each row of it is entered. `exhibit:` is a kind of exhibit, `beside` stands beside
 * every fact, `derived` is worked out and can be overridden, `archive` is kept for the whole archive.
 */
const rows: Readonly<Record<number, string>> = {
  1: 'platform.name',
  2: 'platform.service',
  3: 'packs packChoice.follow packChoice.because readings.preset readings.S2.2c readings.S2.4',
  4: 'seller.domicile',
  5: 'customer.tier',
  6: 'customer.kind',
  7: 'order.orderNo',
  8: 'order.orderNoConfirmed',
  9: 'customer.name',
  10: 'customer.nameConfirmed',
  11: 'customer.country customer.shipTo',
  12: 'order.orderedAt',
  13: 'order.contractTerms order.standardSpecified exhibit:contract exhibit:spec',
  14: 'order.listingSnapshot order.listingTakenAt exhibit:listing_snapshot',
  15: 'order.toleranceStated',
  16: 'order.sampleApprovedAt order.sampleRef exhibit:sample_approval',
  17: 'order.customMade',
  18: 'order.noReturnClause order.contractReturnFreightBearer',
  19: 'order.policyDisclosed order.policyDisclosedAt order.policyDisclosedChannel order.policyText exhibit:policy_disclosure',
  20: 'order.items[].sku order.items[].description order.items[].quantity order.items[].unitPrice order.items[].unitWeight order.items[].unitVolume',
  21: 'order.total order.paid order.shippingPaid order.tax',
  22: 'order.incoterm order.namedPlace',
  23: 'order.mainCarriageBy',
  24: 'order.forwarderAppointedBy',
  25: 'shipment.carrier shipment.mode',
  26: 'shipment.transportDocNo shipment.transportDocType shipment.transportDocRemarks',
  27: 'shipment.containerNo shipment.sealNoOrigin shipment.sealNoDestination',
  28: 'shipment.packages shipment.grossWeight shipment.packingWeight shipment.weightSlip',
  29: 'delivery.packages delivery.grossWeight',
  30: 'shipment.shipped shipment.handedToCarrierAt shipment.onBoardAt',
  31: 'shipment.exportReleaseDate shipment.taxRebateClaimed',
  32: 'order.insured order.insurer order.policyNo',
  33: 'shipment.trackingEvents[].at shipment.trackingEvents[].place shipment.trackingEvents[].text',
  34: 'delivery.deliveredAt delivery.podName delivery.podExceptions',
  35: 'delivery.confirmedReceiptAt',
  36: 'delivery.receivedAt delivery.receivedBasis',
  37: 'delivery.splits[].at delivery.splits[].quantity',
  38: 'request.at request.channel request.text',
  39: 'lines[].reason lines[].subReason lines[].quantity lines[].statedBy lines[].itemId lines[].description',
  40: 'goods.stage',
  41: 'request.buyerWants request.amount',
  42: 'goods.location goods.used goods.resoldQuantity goods.preserved goods.returnUnreasonable',
  43: 'returnShipment.goodsIntact',
  44: 'returnShipment.itemsMatch',
  45: 'inspections[].stage inspections[].by inspections[].accredited inspections[].at inspections[].place inspections[].lotRef inspections[].lotSize inspections[].samplingRandom inspections[].sampleSealed inspections[].level inspections[].aql inspections[].sampleSize inspections[].found inspections[].result inspections[].comparedTo inspections[].itemId inspections[].reportNo',
  46: 'lines[].defectCause',
  47: 'lines[].defectDisclosedBefore',
  48: 'lines[].buyerAcceptedBreach',
  49: 'derived',
  50: 'derived shipment.damagedAt shipment.damageHappenedAt',
  51: 'delivery.damageNotedOnPod shipment.carrierNoticeAt',
  52: 'negotiation[].at negotiation[].from negotiation[].channel negotiation[].text negotiation[].offerAmount negotiation[].offer negotiation[].answer negotiation[].showInPacket talks.state reply.position reply.text',
  53: 'talks.offPlatformAck',
  54: 'agreement.type agreement.text agreement.quantity agreement.covers agreement.amount agreement.returnFreightBearer agreement.outboundFreightBearer agreement.reshipFreightBearer agreement.sellerDeadline agreement.buyerDeadline agreement.acceptedByBuyer agreement.acceptedBySeller agreement.acceptedAt agreement.performed exhibit:agreement',
  55: 'agreement.breachBy agreement.breachAt agreement.breachText',
  56: 'dispute.openedAt dispute.disputeNo dispute.responseDueAt dispute.responseDueShownIn dispute.allegations[].text dispute.allegations[].answer dispute.allegations[].exhibits',
  57: 'dispute.escalatedAt dispute.escalatedBy dispute.evidenceDueAt dispute.evidenceDueShownIn',
  58: 'dispute.contacts[].ticketNo dispute.contacts[].agent dispute.contacts[].at dispute.contacts[].question dispute.contacts[].answer',
  59: 'decision.no decision.at decision.outcome decision.amount decision.reasons decision.sellerDisagrees exhibit:platform_decision',
  60: 'appeal.grounds[].title appeal.grounds[].text appeal.grounds[].rule appeal.grounds[].exhibits appeal.asks appeal.reliefAmount appeal.windowEndsAt appeal.windowShownIn appeal.filedAt appeal.attempts appeal.outcome appeal.logisticsWaiver appeal.photosWaiver',
  61: 'freight[].leg freight[].cost freight[].paidBy freight[].agreedBearer',
  62: 'refund.kind refund.amount refund.basis refund.paidAt refund.ref',
  63: 'exchangeRate.from exchangeRate.to exchangeRate.rate exchangeRate.date exchangeRate.source',
  64: 'clock.zone clock.receiptZone clock.sellerZone clock.platformZone clock.rollover clock.returnMeans',
  65: 'dispute.chargebackOpen dispute.chargebackScheme dispute.chargebackDueAt',
  66: 'beside documents[].exhibit documents[].kind documents[].at documents[].orderNo documents[].transportDocNo documents[].containerNo',
  67: 'derived explanations[].flag explanations[].reason',
  68: 'overrides[].conclusion overrides[].value overrides[].reason overrides[].by overrides[].at',
  69: 'closing.at closing.outcome closing.cost closing.lesson closing.tags',
  // Facts that the model names after its table.
  70: 'seller.name seller.address seller.platformAccount seller.contact customer.platformAccount order.paidAt order.promisedDeliveryAt shipment.trackingUploadedAt order.closedAt returnShipment.sentAt returnShipment.carrier returnShipment.trackingNo returnShipment.receivedAt returnShipment.condition',
};

test('every row of the fact model is mapped, and every fact belongs to a row', () => {
  expect(Object.keys(rows).map(Number)).toEqual(Array.from({ length: 70 }, (_, i) => i + 1));
  const named = Object.values(rows).flatMap((row) => row.split(' '));
  const facts = named.filter((name) => !name.startsWith('exhibit:') && name !== 'derived' && name !== 'beside');
  for (const fact of facts) expect(factTemplates, fact).toContain(fact);
  for (const name of named)
    if (name.startsWith('exhibit:')) expect(exhibitKinds, name).toContain(name.slice('exhibit:'.length));
  expect(factTemplates.filter((fact) => !facts.includes(fact))).toEqual([]);
});
