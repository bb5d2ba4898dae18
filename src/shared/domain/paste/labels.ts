/** The labels of order pages, tracking pages and invoices in English and Chinese, and the fact that stands behind each. Data only. */

type Labels = readonly (readonly [string, string])[];

export const dayLabels: Labels = [
  [
    'order(?:ed)?(?: date| time| placed| created)?(?: on| at)?|date of (?:the )?order|placed on|created(?: on| at)?|订单?(?:创建|下单)?时间|订单日期|下单(?:时间|日期)|创建时间',
    'order.orderedAt',
  ],
  [
    'paid(?: on| at| date)?|payment(?: date| time| received| completed| made)?(?: on| at)?|date of payment|付款(?:时间|日期)|支付(?:时间|日期)|买家付款(?:时间)?',
    'order.paidAt',
  ],
  [
    'ship(?:ped|ping|ment)?(?: date| time)?(?: on| at)?|dispatched(?: on)?|发货(?:时间|日期)|卖家发货(?:时间)?',
    'shipment.handedToCarrierAt',
  ],
  [
    '(?:estimated|expected|promised|latest) (?:delivery|arrival)(?: date| by)?|deliver(?:y)? by|delivery deadline|预计(?:送达|到货|交货)(?:时间|日期)?|约定交货(?:时间|日期)?|交货期',
    'order.promisedDeliveryAt',
  ],
  [
    'delivered(?: on| at)?|delivery (?:date|time|completed)|date of delivery|签收(?:时间|日期)|送达(?:时间|日期)|妥投时间|已签收',
    'delivery.deliveredAt',
  ],
  ['received (?:on|at)|date (?:of receipt|received)|收货(?:时间|日期)', 'delivery.receivedAt'],
  ['receipt confirmed(?: on| at)?|confirmed receipt|确认收货(?:时间)?', 'delivery.confirmedReceiptAt'],
  [
    '(?:refund|return|after-?sales?) (?:requested(?: on| at)?|request (?:date|time))|request(?:ed)? (?:date|time|on|at)|(?:退款|退货|售后)?申请(?:时间|日期)',
    'request.at',
  ],
  ['dispute opened(?: on| at)?|complaint (?:opened|date)|纠纷(?:开启|发起|提交)时间|投诉时间', 'dispute.openedAt'],
  ['respond (?:by|before)|response due|reply by|答复截止(?:时间)?|回应截止(?:时间)?', 'dispute.responseDueAt'],
  ['evidence due|submit evidence (?:by|before)|举证截止(?:时间)?', 'dispute.evidenceDueAt'],
];

export const amountLabels: Labels = [
  [
    'order (?:total|amount|value)|grand total|total(?: amount| price| value| order amount)?|amount of order|订单(?:总?金额|总额|总价)|总金额|总价|总计|合计',
    'order.total',
  ],
  [
    'amount paid|paid(?: amount)?|payment amount|total paid|实(?:付|收)(?:款|金额)?|已(?:付|收)(?:款|金额)?',
    'order.paid',
  ],
  ['shipping(?: fee| cost| charge| total)?|freight(?: cost)?|物流费用?|运费', 'order.shippingPaid'],
  [
    '(?:refund|claim(?:ed)?|requested) amount(?: requested| claimed)?|amount (?:requested|claimed)|(?:申请)?退款(?:总?金额|总额)|索赔金额',
    'request.amount',
  ],
  ['tax(?:es)?|vat|sales tax|税费|税额', 'order.tax'],
];

/** Texts with the form that their value must have. */
export const textLabels: readonly (readonly [string, string, RegExp])[] = [
  ['order ?(?:no\\.?|number|id|#)?|订单(?:号码?|编号)?', 'order.orderNo', /^[A-Z0-9][A-Z0-9 _/-]{4,38}[A-Z0-9]$/i],
  [
    'tracking ?(?:no\\.?|number|id|#)|waybill(?: ?no\\.?| number)?|awb(?: no\\.?)?|b\\/l(?: no\\.?)?|bill of lading(?: no\\.?)?|运单号码?|快递单号|物流单号|提单号',
    'shipment.transportDocNo',
    /^[A-Z0-9][A-Z0-9 -]{4,38}[A-Z0-9]$/i,
  ],
  [
    'dispute ?(?:no\\.?|number|id)|case ?(?:no\\.?|number|id)|纠纷(?:编号|号)|投诉编号',
    'dispute.disputeNo',
    /^[A-Z0-9][A-Z0-9 -]{3,38}[A-Z0-9]$/i,
  ],
  [
    'carrier|courier|shipped (?:by|via)|shipping method|logistics(?: company| provider)?|承运人|(?:物流|运输|配送)(?:公司|方式)|快递公司',
    'shipment.carrier',
    /^.{2,80}$/,
  ],
  [
    "buyer(?:[’']s)? (?:description|comments?|statement|message|words)|(?:refund|return|dispute|problem) description|买家(?:描述|留言|说明|陈述)|(?:问题|退款|售后)(?:描述|说明)",
    'request.text',
    /^.{2,4000}$/,
  ],
];

/** Addresses may run over several lines. */
export const addressLabels =
  '(?:shipping|delivery|recipient|consignee) address|ship(?:ping)? to|deliver(?:y)? to|收货地址|收件地址';

export const nameLabels: Labels = [
  [
    'buyer(?: name| information)?|customer(?: name)?|purchaser|consignee|recipient|买家(?:名称|姓名|信息)?|客户(?:名称)?|采购商|收货人|收件人',
    'customer.name',
  ],
  ['seller(?: name| information)?|supplier(?: name)?|卖家(?:名称|信息)?|供应商(?:名称)?', 'seller.name'],
];

export const countryLabels =
  'country(?:\\/region| or region)?|destination(?: country)?|ship(?:ping)? to country|国家(?:\\/地区)?|目的国|目的地国';
export const platformLabels = 'platform|marketplace|平台';
export const reasonLabels =
  '(?:refund|return|dispute|complaint|claim) reason|reason(?: for (?:the )?(?:return|refund|dispute|complaint|claim))?|(?:退款|退货|退换货|纠纷|投诉|售后)(?:原因|理由)';

export const wishLabels =
  '(?:refund|return|after-?sales?|request) type|requested solution|solution requested|(?:退款|售后|申请)类型|处理方式|(?:诉求|售后诉求)';
/** Heads of the parts of a page: nothing stands behind them, and they end what stands above. */
export const headings =
  '(?:买家|卖家|产品|商品|订单|付款|支付|物流|发货|退款|售后|收货)(?:信息|详情|申请)|(?:buyer|seller|supplier|product|order|payment|shipping|delivery|logistics|refund|return|after-?sales?) (?:information|info|details?|request)|payment|shipping|delivery|logistics|remarks?|备注';
/** What page and tracking write beside a time, and nobody is called. */
export const notNames =
  /(?:时间|日期|期限|截止|状态|单号|编号|号码|金额|总额|费用|方式|原因|理由|地址|信息|详情|描述|类型|已?(?:签收|发货|付款|支付|下单|揽收|到账|收货|妥投|送达|退款|取消)|(?:^|\s)(?:date|time|deadline|status|number|no\.?|id|amount|total|fee|address|method|reason|details?|request(?:ed)?|delivered|shipped|dispatched|paid|placed|created|opened|updated?|modified|received|confirmed|completed|submitted|picked up|in transit|expires?|due|by|on|at))$/i;

export const quantityLabels = 'quantity|qty\\.?|order quantity|quantity ordered|(?:订购|订单|采购|商品|产品)?数量';
export const priceLabels = 'unit price|price(?: per unit)?|fob price|(?:产品|商品)?单价';
export const productLabels =
  'product(?: name| title| details?)?|item(?: name| description)?|description(?: of goods)?|goods|(?:产品|商品|货物)(?:名称|标题|信息)|品名|产品|商品';
export const rowTotalLabels = 'amount|sub ?total|total|line total|total (?:price|amount)|金额|小计|总价';

/** Every label of a page, each as a part of a pattern. */
const everyLabel = [
  ...[...dayLabels, ...amountLabels, ...nameLabels].map(([words]) => words),
  ...textLabels.map(([words]) => words),
  addressLabels,
  countryLabels,
  platformLabels,
  reasonLabels,
  wishLabels,
  quantityLabels,
  priceLabels,
  productLabels,
  rowTotalLabels,
].join('|');
const nextLabel = new RegExp(`\\s+((?:${everyLabel})\\s?[:：])`, 'gi');
const firstLabel = new RegExp(`^(?:${everyLabel})\\s?[:：]`, 'i');

/** A label alone, or the same one in two languages: `订单总额 Total`, `Total / 总额`. */
export const whole = (words: string): RegExp => new RegExp(`^(?:${words})(?:\\s?[/／|]?\\s?(?:${words}))?$`, 'i');

/** `Product: Lamp Qty: 500` is two cells: a label that follows a label and its value begins the next one. */
export function apartLabels(cell: string): readonly string[] {
  const first = firstLabel.exec(cell)?.[0];
  if (first === undefined) return [cell];
  const behind = cell.slice(first.length).replace(nextLabel, '\n$1').split('\n');
  return [`${first}${behind[0]}`, ...behind.slice(1)].map((part) => part.trim());
}

/** Words that stand in the names of firms. */
export const firm =
  /(?:^|[\s.,])(?:Ltda?|Limited|Inc|LLC|GmbH|AG|KG|Corp|Corporation|Company|Sp\. ?z ?o\.? ?o|S\.?A\.?S?|S\.?L|S\.?r\.?l|SARL|B\.?V|Pty|Oy|AB|ApS|A\/S|Co)(?![\p{L}])\.?|公司|有限|贸易|工厂|商行|集团/iu;

/** Words of buttons that pages put beside a value; they come along with what is copied. */
const apart =
  /\s+(?:\[?copy\]?|edit|change|view(?: details| more)?|track(?: package| order)?|contact (?:now|supplier|buyer|seller)|chat(?: now)?|send inquiry|\[?复制\]?|编辑|修改|查看(?:详情|物流)?|联系(?:买家|卖家|供应商)|在线咨询)$/i;
/** Glued to a number or a closing bracket, only the words of copying are known for sure: `218730465521Copy`. */
const glued = /(?<=[\d)）])(?:copy|copied|复制|拷贝|已复制)$/i;
const alone = /^\[?(?:copy|copied|复制|拷贝|已复制)\]?$/i;

/** A value without the buttons beside it. */
export function withoutButtons(value: string): string {
  let text = value.trim();
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(apart, '').replace(glued, '').trim();
  }
  return isButton(text) ? '' : text;
}

export const isButton = (line: string): boolean => alone.test(line.trim());
