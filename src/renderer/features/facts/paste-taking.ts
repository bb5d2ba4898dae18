/** What is taken over of a pasted text: where each proposal belongs in this case, and with which clock. Pure. */
import type { InputOf } from '../../../shared/contract/channels.ts';
import type { PastedMessage, Proposal } from '../../../shared/domain/paste/reading.ts';
import type { When } from '../../../shared/domain/values.ts';
import type { FactValue } from '../../ui/fact-saver.ts';

export type Take = InputOf<'case.take-facts'>;
export type Speaker = 'buyer' | 'seller' | 'platform';

export interface Offer extends Proposal {
  readonly key: string;
  /** The fact it would change; null: it becomes part of a new entry. */
  readonly target: string | null;
  readonly list: string | null;
}

/** What a proposal of an entry stands in: `order.items` and `quantity`. */
const inList = /^(.*)\[\]\.(\w+)$/;

/**
 * Each proposal with its place. The only entry of a list takes what the only one of the text says; where there are more, nobody
 * knows which is which, and a new entry is offered.
 */
export function offersOf(proposals: readonly Proposal[], idsOf: (list: string) => readonly string[]): readonly Offer[] {
  const most = new Map<string, number>();
  for (const { path, entry = 0 } of proposals) {
    const list = inList.exec(path)?.[1];
    if (list !== undefined) most.set(list, Math.max(most.get(list) ?? 0, entry + 1));
  }
  return proposals.map((one) => {
    const key = `${one.path} ${one.entry ?? ''} ${JSON.stringify(one.value)}`;
    const [, list, field] = inList.exec(one.path) ?? [];
    if (list === undefined || field === undefined) return { ...one, key, target: one.path, list: null };
    const ids = idsOf(list);
    const only = ids.length === 1 && most.get(list) === 1 ? ids[0] : undefined;
    return { ...one, key, target: only === undefined ? null : `${list}[${only}].${field}`, list };
  });
}

/** The changes and new entries that the ticked offers and messages come to. Of several values for one fact the last counts. */
export function taken(
  chosen: readonly Offer[],
  messages: readonly (PastedMessage & { readonly from: Speaker | null })[],
  zone: string | null,
  channel: string | null,
  ownGoIn = false,
): Pick<Take, 'changes' | 'entries'> {
  const changes = new Map<string, FactValue>();
  const rows = new Map<string, { list: string; values: Record<string, FactValue> }>();
  for (const one of chosen) {
    const value = inZone(one.value, zone) as FactValue;
    if (one.target !== null) changes.set(one.target, value);
    else if (one.list !== null) {
      const row = rows.get(`${one.list} ${one.entry}`) ?? { list: one.list, values: {} };
      row.values[inList.exec(one.path)?.[2] ?? ''] = value;
      rows.set(`${one.list} ${one.entry}`, row);
    }
  }
  return {
    changes: [...changes].map(([path, value]) => ({ path, value: value as Take['changes'][number]['value'] })),
    entries: [
      ...[...rows.values()].map(({ list, values }) => ({ list, values: values as Take['entries'][number]['values'] })),
      ...messages.map(({ when, from, text, channel: own }) => ({
        list: 'negotiation',
        values: {
          ...(when !== null && { at: inZone(when, zone) as When }),
          ...(from !== null && { from }),
          ...((own ?? channel) !== null && { channel: own ?? channel }),
          text,
          ...(ownGoIn && from === 'seller' && { showInPacket: true }),
        } as Take['entries'][number]['values'],
      })),
    ],
  };
}

/** A time whose clock is not known stays a day. */
export function inZone(value: unknown, zone: string | null): unknown {
  if (!isTime(value) || value.zone !== '') return value;
  return zone === null ? value.local.slice(0, 10) : { local: value.local, zone };
}

export function lacksZone(value: unknown): boolean {
  return isTime(value) && value.zone === '';
}

function isTime(value: unknown): value is { readonly local: string; readonly zone: string } {
  return typeof value === 'object' && value !== null && 'local' in value && 'zone' in value;
}
