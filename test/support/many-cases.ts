/** An archive with as many cases as one wants, written straight into its tables: for lists that must stay quick. */
import { caseColumns } from '../../src/main/cases/case-columns.ts';
import { insertCase, setCaseColumns } from '../../src/main/store/case-store.ts';
import { transaction, type WritableDb } from '../../src/main/store/connection.ts';
import { putEntries, putFact } from '../../src/main/store/fact-store.ts';
import type { CaseFacts } from '../../src/shared/domain/case-file.ts';
import { flattenFacts } from '../../src/shared/domain/fact-paths.ts';
import { formatId } from '../../src/shared/domain/ids.ts';
import { reasons } from '../../src/shared/domain/terms.ts';

const buyers = [
  { name: 'Công ty Ánh Sáng Đà Nẵng', latin: 'Anh Sang Da Nang Co', country: 'VN', zone: 'Asia/Ho_Chi_Minh' },
  { name: 'شركة النور للقطن', latin: 'Al Noor Cotton', country: 'AE', zone: 'Asia/Dubai' },
  { name: 'Möbelhaus Köhler GmbH', country: 'DE', zone: 'Europe/Berlin' },
  { name: '台北星光貿易', latin: 'Star Light Taipei', country: 'TW', zone: 'Asia/Taipei' },
  { name: 'Ferramentas do Sul Ltda', country: 'BR', zone: 'America/Sao_Paulo' },
] as const;
const goods = ['Desk lamp', 'Cotton cloth', '不锈钢保温杯', 'Folding chair', '蓝牙耳机'] as const;
const requests = [
  'We want to send them back.',
  '买家要求退款。',
  '外箱标签与订单不符。',
  'The colour is not the sample.',
];

/** Facts of the case with a number: another number, another case; the same number, the same case. */
export function manyFacts(n: number): CaseFacts {
  const buyer = buyers[n % buyers.length] ?? buyers[0];
  const day = new Date(Date.UTC(2025, 3, 1 + (n % 40))).toISOString().slice(0, 10);
  const at = (days: number): { local: string; zone: string } => ({
    local: `${new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)}T10:00`,
    zone: buyer.zone,
  });
  const country: Record<string, string> = { country: buyer.country };
  return {
    seller: { name: { name: '示例灯具有限公司', latin: 'Sample Lighting' }, domicile: 'CN' },
    customer: {
      name: { name: `${buyer.name} ${n}`, ...('latin' in buyer && { latin: `${buyer.latin} ${n}` }) },
      ...country,
      nameConfirmed: true,
      kind: 'business',
    },
    order: {
      orderNo: String(178_000_000_000 + n * 7),
      orderNoConfirmed: true,
      total: { minor: 10_000 + n * 13, currency: n % 3 ? 'USD' : 'EUR' },
      items: [{ id: '1', description: goods[n % goods.length] ?? '', quantity: { value: 24, unit: 'pcs' } }],
    },
    lines: [
      { id: '1', itemId: '1', reason: reasons[n % reasons.length] ?? 'QUALITY', quantity: { value: 6, unit: 'pcs' } },
    ],
    goods: { stage: 'RECEIVED' },
    delivery: { receivedAt: at(0), receivedBasis: 'proof_of_delivery' },
    request: { at: at(2), channel: 'platform_chat', text: requests[n % requests.length] ?? '' },
    ...(n % 4 === 0 && { dispute: { openedAt: at(3), responseDueAt: at(8) } }),
  };
}

/** Writes cases that nobody has judged yet. */
export function seedCases(db: WritableDb, count: number, at: string): void {
  for (let begin = 0; begin < count; begin += 500) {
    transaction(db, () => {
      for (let n = begin; n < Math.min(count, begin + 500); n += 1) seedOne(db, n, at);
    });
  }
}

function seedOne(db: WritableDb, n: number, at: string): void {
  const facts = manyFacts(n);
  const flat = flattenFacts(facts);
  const caseNo = insertCase(db, null, at);
  for (const leaf of flat.leaves) putFact(db, caseNo, leaf, { by: null, at });
  for (const list of flat.entries) putEntries(db, caseNo, list);
  setCaseColumns(db, caseNo, caseColumns(formatId('case', caseNo), null, facts));
}
