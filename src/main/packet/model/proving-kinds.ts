/** The kinds of exhibits that sentences of a packet cite by themselves, once a person has looked at such an exhibit. */
import type { ExhibitKind } from '../../../shared/domain/terms.ts';
import type { PacketExhibit } from '../packet-facts.ts';

export const provingKinds = [
  'agreement',
  'contract',
  'freight_invoice',
  'order_page',
  'pod',
  'tracking_capture',
  'chat_platform',
  'packing_list',
  'weight_slip',
  'packing_photo',
  'loading_photo',
  'seal_photo',
  'bill_of_lading',
  'air_waybill',
  'cmr',
  'courier_label',
  'return_photo',
  'invoice',
  'payment_proof',
  'spec',
  'sample_approval',
  'sample_photo',
  'policy_disclosure',
  'listing_snapshot',
  'platform_decision',
  'platform_ticket',
  'inspection_report',
  'test_certificate',
  'inspection_photo',
  'warehouse_receipt',
  'export_declaration',
  'carrier_notice',
  'refund_proof',
  'email',
  'chat_other',
] as const satisfies readonly ExhibitKind[];

/** Whether anybody has looked at an exhibit of another kind is not seen in a packet. */
export type ProvingKind = (typeof provingKinds)[number];

/**
 * Exhibits with nothing that cannot be seen in a packet: that somebody has looked at one shows only where sentences cite it by
 * themselves; its place among those outside the packet shows nowhere.
 */
export function asPrinted(exhibits: readonly PacketExhibit[]): readonly PacketExhibit[] {
  return exhibits.map((x, position) => ({
    ...x,
    chosen: x.chosen && provingKinds.some((kind) => kind === x.kind),
    position,
  }));
}
