/**
 * The first sample case: the words and numbers that its case file, its papers and its pictures share.
 * Everything here is invented. What must not live here: drawing.
 */

export const seller = {
  name: '绍兴岚鹭家纺有限公司',
  latin: 'Shaoxing Lanlu Home Textiles Co., Ltd.',
  address: 'No. 418 Example Weaving Road, Keqiao District, Shaoxing, Zhejiang 312000, China',
  addressZh: '浙江省绍兴市柯桥区示例织造路418号',
  mail: 'export@lanlu-textiles.example',
  phone: '+86 575 5550 0142',
} as const;

export const buyer = {
  name: 'Fichtengrund Wohntextil GmbH',
  contact: 'Jörg Ankerbrück',
  address: 'Musterkai 14, 20457 Hamburg, Germany',
  mail: 'einkauf@fichtengrund.example',
} as const;

export const order = {
  no: '218730465521',
  contractNo: 'LL-2025-1187',
  specNo: 'LL-3417 rev. 3',
  shade: 'Petrol LL-3417',
  sampleRef: 'LD-3417-B, seal no. 0027731',
  sealNo: '0027731',
  tolerance: 'ΔE CMC(2:1) ≤ 1.00 against the sealed sample, D65/10°, mean of 3 readings',
  pieces: 4800,
  sandPieces: 480,
  unitPrice: 6.4,
  goods: 33_792,
  freight: 1908,
  total: 35_700,
  cartons: 440,
  petrolCartons: 400,
  perCarton: 12,
  cartonGross: 8.4,
  cartonNet: 7.44,
} as const;

export const shipment = {
  bl: 'NLLNGB2504187',
  carrier: 'Northern Lantern Line',
  vessel: 'NLL AURELIA',
  voyage: '114W',
  container: 'NLLU 481920 3',
  seal: 'LN 0448213',
  gross: '3,696.0',
} as const;

export const dispute = {
  no: 'DSP-2506-118804',
  decisionNo: 'DSP-2506-118804/D1',
  claimed: 1200,
  amount: 7680,
} as const;

export const reports = { inspection: 'MEI-25-04-0931', retest: 'FL-2025-0318' } as const;

/** Six dye lots of 800 pieces: measured difference to the sealed sample. */
export const dyeLots = [
  { lot: '25-0402-1', l: 34.12, a: -15.88, b: -11.3, de: 0.38 },
  { lot: '25-0403-2', l: 34.31, a: -16.02, b: -11.18, de: 0.52 },
  { lot: '25-0404-3', l: 33.87, a: -15.71, b: -11.44, de: 0.47 },
  { lot: '25-0407-4', l: 34.4, a: -16.1, b: -11.09, de: 0.61 },
  { lot: '25-0408-5', l: 33.74, a: -15.62, b: -11.57, de: 0.71 },
  { lot: '25-0409-6', l: 34.22, a: -15.93, b: -11.21, de: 0.44 },
] as const;

/** The retest in Hamburg: carton, piece, three readings. The mean is computed where it is printed. */
export const retest = [
  { carton: 58, piece: 'H1', readings: [0.49, 0.52, 0.5] },
  { carton: 58, piece: 'H2', readings: [0.61, 0.63, 0.65] },
  { carton: 58, piece: 'H3', readings: [0.55, 0.51, 0.56] },
  { carton: 58, piece: 'H4', readings: [0.43, 0.45, 0.44] },
  { carton: 217, piece: 'H5', readings: [0.77, 0.8, 0.8] },
  { carton: 217, piece: 'H6', readings: [0.58, 0.6, 0.59] },
  { carton: 217, piece: 'H7', readings: [0.66, 0.7, 0.68] },
  { carton: 364, piece: 'H8', readings: [0.39, 0.41, 0.4] },
  { carton: 364, piece: 'H9', readings: [0.57, 0.54, 0.57] },
  { carton: 364, piece: 'H10', readings: [0.6, 0.62, 0.64] },
] as const;

/** Where each thing lies in the exporter's folder. */
export const folder = {
  contract: '01 合同 Contract',
  sample: '02 色样 Colour sample',
  dyeing: '03 染色 Dyeing',
  inspection: `04 验货 Inspection ${reports.inspection}`,
  loading: '05 装柜 Loading 2025-04-25',
  shipping: '06 物流 Shipping',
  claim: '07 买家投诉 Buyer claim',
  retest: '08 复测 Nachmessung Hamburg',
  platform: '09 平台 Platform',
  costs: '10 费用 Costs',
} as const;

export const paper = {
  contract: `${folder.contract}/Sales contract ${order.contractNo} (signed).pdf`,
  spec: `${folder.contract}/规格书 Spec sheet LL-3417 rev.3.pdf`,
  orderPage: `${folder.contract}/Order page 订单详情 ${order.no}.pdf`,
  listing: `${folder.contract}/Listing snapshot 2025-03-03.pdf`,
  approval: `${folder.sample}/Farbfreigabe – Jörg Ankerbrück 28.02.2025.pdf`,
  lots: `${folder.dyeing}/缸差 dye lots ΔE.csv`,
  inspection: `${folder.inspection}/${reports.inspection} Inspection report.pdf`,
  bl: `${folder.shipping}/BL ${shipment.bl}.pdf`,
  invoice: `${folder.shipping}/Commercial invoice 发票 ${order.contractNo}.pdf`,
  packing: `${folder.shipping}/装箱单 Packing list.csv`,
  weights: `${folder.shipping}/过磅 weights 2025-04-24.csv`,
  insurance: `${folder.shipping}/Insurance certificate.pdf`,
  tracking: `${folder.shipping}/tracking ${shipment.bl} 2025-06-05.png`,
  pod: `${folder.shipping}/Ablieferbeleg 05.06.2025.pdf`,
  retest: `${folder.retest}/Prüfbericht ${reports.retest}.pdf`,
  chat: `${folder.platform}/聊天记录 chat ${order.no}.txt`,
  mail: `${folder.platform}/Re_ Nachbestellung Sand – 310 verkauft.eml`,
  decision: `${folder.platform}/Decision ${dispute.no}.pdf`,
  disputePage: `${folder.platform}/dispute page 2025-06-18.png`,
  returnQuote: `${folder.costs}/Rückfracht Angebot HF-25-0619.pdf`,
} as const;
