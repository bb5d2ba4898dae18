/** Guesses from names what a file may show. A guess is only a proposal: the exhibit stays "not looked at" until a person did. */
import type { ExhibitKind } from '../../shared/domain/terms.ts';

/** Words of exporters' folders and files, English and Chinese, the more telling ones first. */
const photoWords: readonly (readonly [RegExp, ExhibitKind])[] = [
  [/\bseals?\b|封条|铅封/i, 'seal_photo'],
  [/load(ing|ed)?\b|stuffing|container|装柜|装车|集装箱/i, 'loading_photo'],
  [/pack(ing|ed|age|aging)?\b|carton|装箱|包装|打包|外箱/i, 'packing_photo'],
  [/inspect|\bqc\b|\baql\b|验货|质检|检验/i, 'inspection_photo'],
  [/return(ed|s)?\b|退货|退回/i, 'return_photo'],
  [/buyer|customer|complain|claim|客户|买家|投诉/i, 'buyer_claim_photo'],
  [/damag|broken|crack|crush|defect|破损|损坏|瑕疵|开裂/i, 'damage_photo'],
  [/sample|样品|样板/i, 'sample_photo'],
  [/product|goods|item|\bsku\b|产品|商品|货物|实物/i, 'product_photo'],
];

const documentWords: readonly (readonly [RegExp, ExhibitKind])[] = [
  [/we.?chat.?pay|微信支付|支付凭证/i, 'payment_proof'],
  // A talk about a refund is a talk, and no proof that anything was paid.
  [/trade.?manager|platform.?chat|alibaba.?chat|\btm\b|旺旺|站内/i, 'chat_platform'],
  // Whose chat it was decides what it is worth: unnamed, it is not called the platform's.
  [/chat|whatsapp|wechat|weixin|messag|聊天|微信/i, 'chat_other'],
  [/packing.?list|装箱单|箱单/i, 'packing_list'],
  [/bill.?of.?lading|\bb.?l\b|\bbol\b|提单/i, 'bill_of_lading'],
  [/air.?way.?bill|\bawb\b|空运单/i, 'air_waybill'],
  [/\bcmr\b/i, 'cmr'],
  [/\bpod\b|proof.?of.?delivery|signed.?delivery|签收/i, 'pod'],
  [/track|logistics|物流|轨迹|快递查询/i, 'tracking_capture'],
  [/label|面单|运单|waybill/i, 'courier_label'],
  [/weigh|过磅|磅单|重量/i, 'weight_slip'],
  [/warehouse.?receipt|进仓|入库/i, 'warehouse_receipt'],
  [/customs|declaration|报关/i, 'export_declaration'],
  [/insur|保险|保单/i, 'insurance'],
  [/survey|公估/i, 'survey_report'],
  [/inspection.?report|qc.?report|inspection|验货报告|质检报告|检验报告/i, 'inspection_report'],
  [/certificat|test.?report|检测|证书/i, 'test_certificate'],
  [/freight.?invoice|运费/i, 'freight_invoice'],
  [/invoice|发票/i, 'invoice'],
  [/refund|退款/i, 'refund_proof'],
  [/payment|\btt\b|swift|remittance|付款|水单|汇款/i, 'payment_proof'],
  [/contract|proforma|\bpi\b|purchase.?order|合同|协议书/i, 'contract'],
  [/agreement|settlement|和解|协议/i, 'agreement'],
  [/spec|datasheet|规格/i, 'spec'],
  [/listing|product.?page|详情页/i, 'listing_snapshot'],
  [/policy|terms|退换货政策/i, 'policy_disclosure'],
  [/order.?(page|detail|info)|订单/i, 'order_page'],
  [/decision|ruling|verdict|裁决|判责|处理结果/i, 'platform_decision'],
  [/ticket|customer.?service|工单|客服/i, 'platform_ticket'],
  [/e-?mail|\bmail\b|邮件/i, 'email'],
  [/translation|翻译|译文/i, 'translation'],
  [/statement|声明|说明/i, 'statement'],
  [/serial|序列号/i, 'serial_list'],
];

/** Names use `_` and digits where words have blanks. */
const spaced = (name: string): string => name.replace(/[_\-.]+/g, ' ');

/** What a picture seems to show by its own name; null where it is a camera's number. */
export function guessPhotoName(name: string): ExhibitKind | null {
  return photoWords.find(([word]) => word.test(spaced(name)))?.[1] ?? null;
}

/** What a picture seems to show by the names of its folders, the innermost first; without a word it is a picture of the goods. */
export function guessPhotoKind(folders: readonly string[]): ExhibitKind {
  for (const folder of folders.toReversed()) {
    const found = guessPhotoName(folder);
    if (found !== null) return found;
  }
  return 'product_photo';
}

/** What a document seems to be by its own name, then by its folders; null when no word says so. */
export function guessDocumentKind(name: string): ExhibitKind | null {
  return documentWords.find(([word]) => word.test(spaced(name)))?.[1] ?? null;
}
