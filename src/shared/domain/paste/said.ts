/** What stands anywhere in a line without a label: terms, containers, carriers, platforms, and words that buyers give as reasons. Pure. */
import { incoterms, type Reason } from '../terms.ts';
import { plainText } from '../typed-text.ts';
import type { Found } from './reading.ts';

const term = new RegExp(
  `(?:^|[^A-Za-z])(${incoterms.join('|')})(?![A-Za-z])[ ,:-]{0,3}((?!Price|Port|Term|Total|Value|Unit|Incoterm)[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})?|(?!价|条款|术语)[\\u4e00-\\u9fff]{2,6})?`,
);
const carriers =
  /(?:^|[^A-Za-z])(DHL|FedEx|UPS|TNT|EMS|SF Express|Maersk|COSCO|MSC|Evergreen|Hapag-Lloyd)(?![A-Za-z])|(顺丰|中远海运|马士基)/;

/** By the names that only they have: "Wish" and "Mercari" are words too, and are read behind their label alone. */
const platforms: readonly (readonly [RegExp, string])[] = [
  [/(?<![@\w.-])(?:www\.)?alibaba\.com|阿里巴巴国际站|国际站/i, 'alibaba_com'],
  [/aliexpress|速卖通/i, 'aliexpress'],
  [/dhgate|敦煌网/i, 'dhgate'],
  [/(?<![@\w.-])(?:www\.)?amazon\.[a-z]{2,3}|亚马逊/i, 'amazon'],
  [/(?<![@\w.-])(?:www\.)?ebay\.[a-z]{2,3}/i, 'ebay'],
  [/shopee|虾皮/i, 'shopee'],
  [/lazada|来赞达/i, 'lazada'],
];
const alone: readonly (readonly [RegExp, string])[] = [
  [/^(?:alibaba|阿里巴巴)$/i, 'alibaba_com'],
  [/^amazon$/i, 'amazon'],
  [/^ebay$/i, 'ebay'],
  [/^(wish|ozon|shein|kaufland|wayfair|newegg|mercari|cdiscount|poshmark)$/i, ''],
];

/** The platforms and services that a text names. */
export function platformsIn(text: string, line: number): readonly Found[] {
  const passage = text.trim();
  const found: Found[] = platforms
    .filter(([pattern]) => pattern.test(text))
    .map(([, value]) => ({ path: 'platform.name', value, passage, line }));
  const single = found.length > 0 ? undefined : alone.find(([pattern]) => pattern.test(passage));
  if (single) found.push({ path: 'platform.name', value: single[1] || passage.toLowerCase(), passage, line });
  if (/trade assurance|信保订单|信用保障/i.test(text))
    found.push({ path: 'platform.service', value: 'trade_assurance', passage, line });
  if (/easy return|轻松退/i.test(text)) found.push({ path: 'platform.service', value: 'easy_return', passage, line });
  return found;
}

/** Words that buyers use, and what they may mean; a word with two meanings stands twice, and the person chooses. */
const reasons: readonly (readonly [RegExp, readonly Reason[]])[] = [
  [
    /(?:damaged?|broken?) (?:in|during) (?:transit|transport(?:ation)?|shipping|shipment|delivery)|(?:运输|物流|途中)(?:过程中?)?(?:造成)?(?:的)?(?:破损|损坏)/i,
    ['TRANSIT_DAMAGE'],
  ],
  [
    /(?:arrived|received|was|were|are|is|came) (?:all |badly |completely )?(?:broken|damaged|crushed)|(?:破损|摔坏|碎了|坏了)/i,
    ['TRANSIT_DAMAGE', 'QUALITY'],
  ],
  [/lost (?:in transit|by the carrier)|丢件|丢失/i, ['TRANSIT_LOSS']],
  [
    /(?:not|never|n't|not yet) (?:been )?(?:received?|arrived?|delivered)|non[- ]receipt|(?:没有?|未)收到(?:货|包裹|商品)/i,
    ['NON_RECEIPT'],
  ],
  [/wrong (?:items?|products?|goods|models?|sizes?)|发错货?|错发/i, ['WRONG_ITEM']],
  [
    /(?:short(?:age| shipment| delivery)|missing (?:items?|pieces|goods|parts|cartons?)|(?:pieces|pcs|items?|cartons?) (?:are |is )?missing|quantity (?:is )?(?:short|mismatch|not match))|(?:少发|少货|缺件|短装|数量(?:不符|不足|短缺))/i,
    ['SHORT_QTY'],
  ],
  [
    /(?:late|delayed) (?:delivery|shipment|shipping)|delivery (?:is )?(?:late|delayed)|(?:延迟|延误|逾期|晚)(?:发货|交货|送达|到货)/i,
    ['LATE_DELIVERY'],
  ],
  [/counterfeit|fake (?:goods|products?|items?|brand)|假货|仿冒|假冒/i, ['COUNTERFEIT']],
  [
    /(?:no longer|don'?t|do not|does not|doesn'?t) (?:need|want|like)|changed? (?:my|our|his|her|their) minds?|不想要|不需要了|不喜欢|改变主意|无理由/i,
    ['NO_REASON_POST', 'CHANGE_OF_MIND_PRE'],
  ],
  [
    /(?:stopped|held|seized|stuck) (?:at|by|in) customs|customs (?:seizure|problem|clearance)|(?:清关|海关)(?:扣|问题|失败|查扣)/i,
    ['CUSTOMS'],
  ],
  [
    /(?:quality (?:problem|issue|defect)|(?:product|poor|bad|low) quality|defect(?:ive|s)?|faulty|not (?:working|match(?:ing)?)|(?:doesn'?t|does not|do not|don'?t) (?:work|match)|colou?r (?:difference|is (?:different|wrong))|wrong colou?r)|质量(?:问题|不好|差)?|瑕疵|色差|不能用|无法使用/i,
    ['QUALITY'],
  ],
];

/** What a passage may mean as a reason, most telling first; empty where it tells none. */
export function reasonsIn(text: string): readonly Reason[] {
  const first = reasons.find(([pattern]) => pattern.test(text));
  return first?.[1] ?? (isNotAsDescribed(text) ? ['QUALITY'] : []);
}

/** True for a complaint that says no more than that: its kind is asked. It may be a defect, another colour, or other goods. */
export function saysNoMoreThanNotAsDescribed(text: string): boolean {
  return isNotAsDescribed(text) && !reasons.some(([pattern]) => pattern.test(text));
}

const isNotAsDescribed = (text: string): boolean =>
  /not as (?:described|shown|pictured|advertised)|货不对板|(?:与|和)?(?:描述|图片|详情)不(?:符|一致)/i.test(text);

const wishes: readonly (readonly [RegExp, string])[] = [
  [/退货退款|return (?:and|&|\+) refund|refund (?:and|&|\+) return/i, 'return_and_refund'],
  [/部分退款|partial refund/i, 'partial_refund'],
  [/仅退款|只退款|refund only|refund without return/i, 'refund_only'],
  [/换货|exchange|replacement/i, 'exchange'],
  [/维修|repair/i, 'repair'],
];

/** What a buyer wants, where a line says it in the words of the platform. */
export function wishIn(text: string): string | null {
  return wishes.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** What one line says by itself. */
export function anywhere(line: string, no: number): readonly Found[] {
  const text = plainText(line);
  const passage = line.trim();
  const found: Found[] = [];
  const add = (path: string, value: unknown): void => void found.push({ path, value, passage, line: no });
  const [, rule, place] = term.exec(text) ?? [];
  if (rule !== undefined) add('order.incoterm', rule);
  if (place !== undefined) add('order.namedPlace', place);
  const container = /(?:^|[^A-Z0-9])([A-Z]{3}U ?\d{7})(?!\d)/.exec(text)?.[1];
  if (container !== undefined) add('shipment.containerNo', container.replace(' ', ''));
  const carrier = carriers.exec(text);
  if (carrier) add('shipment.carrier', carrier[1] ?? carrier[2]);
  const order = /(?:order(?: no\.?| number)?|订单号?)\s?#?\s?(\d[\d ]{8,22}\d)/i.exec(text)?.[1];
  if (order !== undefined) add('order.orderNo', order);
  found.push(...platformsIn(text, no).map((one) => ({ ...one, passage })));
  return found;
}
