/**
 * The pictures of the first sample case: file, what one sees, when and with what they were taken.
 * What must not live here: how a picture is drawn (scenes.ts).
 */
import { folder } from './story.ts';

/** What a camera writes into a picture. */
export interface Shot {
  readonly file: string;
  /** Name of the scene that draws it. */
  readonly scene: string;
  /** Neutral caption: what one sees. */
  readonly caption: string;
  /** `YYYY-MM-DDTHH:MM:SS` of the camera's clock; left out: the file carries no EXIF at all, as after a chat program. */
  readonly taken?: string;
  /** Offset the camera recorded; left out: zone not recorded. */
  readonly offset?: string;
  readonly orientation?: 1 | 3 | 6 | 8;
  readonly gps?: readonly [latitude: number, longitude: number];
  readonly camera?: 'phone-cn' | 'inspector' | 'phone-de' | 'lab' | 'phone-vn' | 'phone-gr';
}

const shaoxing = [30.0812, 120.4937] as const;
const hamburg = [53.5417, 9.9931] as const;

export const photos: readonly Shot[] = [
  {
    file: `${folder.sample}/IMG_20250228_164112.jpg`,
    scene: 'sealed-sample',
    caption: 'Sealed sample LD-3417-B in a clear bag with signed tag; seal no. 0027731; ruler beside it.',
    taken: '2025-02-28T16:41:12',
    offset: '+08:00',
    camera: 'phone-cn',
    gps: shaoxing,
  },
  {
    file: `${folder.sample}/IMG_20250228_164255_封签.jpg`,
    scene: 'sealed-sample-tag',
    caption: 'Close-up of the tag of the sealed sample: reference, date, two signatures, seal number.',
    taken: '2025-02-28T16:42:55',
    offset: '+08:00',
    orientation: 6,
    camera: 'phone-cn',
  },
  {
    file: `${folder.sample}/IMG_20250307_103140.jpg`,
    scene: 'lab-dips',
    caption: 'Lab dip card LL-3417 as returned by the buyer: swatches A, B and C; B is circled by hand, "ok 28.2.".',
    taken: '2025-03-07T10:31:40',
    camera: 'phone-cn',
  },
  {
    file: `${folder.dyeing}/IMG_20250411_090311.jpg`,
    scene: 'rolls',
    caption: 'Dyed rolls on the rack, end tags with dye lots 25-0402-1 to 25-0409-6.',
    taken: '2025-04-11T09:03:11',
    offset: '+08:00',
    camera: 'phone-cn',
    gps: shaoxing,
  },
  {
    file: `${folder.dyeing}/IMG_20250411_091847.jpg`,
    scene: 'spectro-lot',
    caption: 'Spectrophotometer on fabric of dye lot 25-0404-3; display reads ΔE CMC(2:1) 0.47.',
    taken: '2025-04-11T09:18:47',
    offset: '+08:00',
    camera: 'phone-cn',
  },
  {
    file: `${folder.dyeing}/IMG_20250411_092530.jpg`,
    scene: 'lot-swatches',
    caption: 'One cutting of each of the six dye lots beside the sealed sample; grey card and ruler in the frame.',
    taken: '2025-04-11T09:25:30',
    camera: 'phone-cn',
  },
  {
    file: `${folder.inspection}/DSC_0411.JPG`,
    scene: 'stock-drawn',
    caption: 'Packed lot in the warehouse; cartons drawn by the inspector are set apart and numbered.',
    taken: '2025-04-22T09:41:05',
    camera: 'inspector',
  },
  {
    file: `${folder.inspection}/DSC_0412.JPG`,
    scene: 'carton-mark',
    caption: 'Carton 217 of 440: shipping mark with order no. 218730465521, item and quantity.',
    taken: '2025-04-22T09:48:33',
    camera: 'inspector',
  },
  {
    file: `${folder.inspection}/DSC_0415.JPG`,
    scene: 'carton-open',
    caption: 'Carton 217 opened: twelve folded throws in two stacks.',
    taken: '2025-04-22T09:57:20',
    camera: 'inspector',
  },
  {
    file: `${folder.inspection}/DSC_0418.JPG`,
    scene: 'throw-measured',
    caption: 'Throw laid flat with tape measure along the short side (130 cm).',
    taken: '2025-04-22T10:22:48',
    orientation: 6,
    camera: 'inspector',
  },
  {
    file: `${folder.inspection}/DSC_0421.JPG`,
    scene: 'light-booth',
    caption:
      'Light booth, D65: sealed sample (left) and a throw of the drawn sample (right) in one frame with grey card.',
    taken: '2025-04-22T11:05:14',
    camera: 'inspector',
  },
  {
    file: `${folder.inspection}/DSC_0422.JPG`,
    scene: 'spectro-inspection',
    caption: 'Spectrophotometer on throw S-07 of the drawn sample; display reads ΔE CMC(2:1) 0.58.',
    taken: '2025-04-22T11:09:40',
    camera: 'inspector',
  },
  {
    file: `${folder.inspection}/DSC_0427.JPG`,
    scene: 'minor-thread',
    caption: 'Loose thread of 12 mm at the fringe, with ruler; counted as minor.',
    taken: '2025-04-22T13:31:02',
    camera: 'inspector',
  },
  {
    file: `${folder.inspection}/DSC_0430.JPG`,
    scene: 'scale',
    caption: 'Carton 217 on the platform scale; display reads 8.40 kg.',
    taken: '2025-04-22T14:02:56',
    camera: 'inspector',
  },
  {
    file: `${folder.inspection}/DSC_0431.JPG`,
    scene: 'care-label',
    caption: 'Sewn-in care label: 100 % cotton, 130 × 170 cm, Petrol LL-3417.',
    taken: '2025-04-22T14:10:27',
    orientation: 8,
    camera: 'inspector',
  },
  {
    file: `${folder.loading}/装柜前 Kartons auf Palette.jpg`,
    scene: 'pallets',
    caption: 'Cartons on pallets in front of the loading gate before loading.',
    taken: '2025-04-25T13:12:40',
    offset: '+08:00',
    camera: 'phone-cn',
    gps: shaoxing,
  },
  {
    file: `${folder.loading}/空柜 empty.jpg`,
    scene: 'container-empty',
    caption: 'Container NLLU 481920 3, empty, floor and walls dry.',
    taken: '2025-04-25T13:31:18',
    offset: '+08:00',
    camera: 'phone-cn',
  },
  {
    file: `${folder.loading}/半柜 half.jpg`,
    scene: 'container-half',
    caption: 'Container half loaded, cartons stacked to eight layers.',
    taken: '2025-04-25T14:36:07',
    offset: '+08:00',
    camera: 'phone-cn',
  },
  {
    file: `${folder.loading}/满柜 full.jpg`,
    scene: 'container-full',
    caption: 'Container fully loaded, last row in place.',
    taken: '2025-04-25T15:48:51',
    offset: '+08:00',
    camera: 'phone-cn',
  },
  {
    file: `${folder.loading}/关门 Tür geschlossen.jpg`,
    scene: 'container-doors',
    caption: 'Doors closed; container number NLLU 481920 3 readable.',
    taken: '2025-04-25T15:57:33',
    offset: '+08:00',
    camera: 'phone-cn',
  },
  {
    file: `${folder.loading}/铅封 seal LN 0448213.jpg`,
    scene: 'container-seal',
    caption: 'Bolt seal LN 0448213 on the right door.',
    taken: '2025-04-25T16:02:12',
    offset: '+08:00',
    orientation: 3,
    camera: 'phone-cn',
  },
  {
    file: `${folder.shipping}/Anlieferung Tor 3.jpg`,
    scene: 'dock',
    caption: 'Cartons on pallets at gate 3 of the consignee; no crushed or wet cartons in the frame.',
    taken: '2025-06-05T10:19:44',
    offset: '+02:00',
    camera: 'phone-de',
    gps: hamburg,
  },
  {
    file: `${folder.shipping}/Ablieferbeleg Foto.jpg`,
    scene: 'pod-photo',
    caption: 'Signed delivery receipt on a clipboard: 440 cartons, no remarks.',
    taken: '2025-06-05T10:27:03',
    offset: '+02:00',
    orientation: 6,
    camera: 'phone-de',
  },
  {
    file: `${folder.claim}/photo_2025-06-17_18-40-51.jpg`,
    scene: 'claim-sofa',
    caption: "Buyer's picture: throw on a sofa beside a lit table lamp; no label or colour card in the frame.",
  },
  {
    file: `${folder.claim}/photo_2025-06-17_18-41-20.jpg`,
    scene: 'claim-phone',
    caption: "Buyer's picture: a telephone with the product page on its screen lies on a throw under warm light.",
    taken: '2025-06-17T18:41:20',
    offset: '+02:00',
    camera: 'phone-de',
  },
  {
    file: `${folder.claim}/photo_2025-06-17_18-41-58.jpg`,
    scene: 'claim-two',
    caption: "Buyer's picture: two folded throws side by side on a wooden table, light from the left.",
    taken: '2025-06-17T18:41:58',
    offset: '+02:00',
    orientation: 6,
    camera: 'phone-de',
  },
  {
    file: `${folder.claim}/photo_2025-06-17_18-42-10.jpg`,
    scene: 'claim-shelf',
    caption: "Buyer's picture: folded throws on a shop shelf with price tags.",
  },
  {
    file: `${folder.claim}/photo_2025-06-17_18-44-02.jpg`,
    scene: 'claim-carton',
    caption: "Buyer's picture: opened carton in a stock room; shipping mark partly in the frame.",
    taken: '2025-06-17T18:44:02',
    offset: '+02:00',
    camera: 'phone-de',
  },
  {
    file: `${folder.retest}/IMG_0229.jpg`,
    scene: 'retest-carton',
    caption: 'Carton 217, tape unbroken, before opening in the presence of both sides; shipping mark readable.',
    taken: '2025-07-10T09:38:21',
    offset: '+02:00',
    camera: 'lab',
    gps: hamburg,
  },
  {
    file: `${folder.retest}/IMG_0231.HEIC`,
    scene: 'retest-table',
    caption: 'Ten throws H1 to H10 with number tags on the laboratory table, sealed sample in front.',
    taken: '2025-07-10T10:04:55',
    offset: '+02:00',
    camera: 'lab',
  },
  {
    file: `${folder.retest}/IMG_0232.jpg`,
    scene: 'spectro-retest',
    caption: 'Spectrophotometer on throw H5; display reads ΔE CMC(2:1) 0.80.',
    taken: '2025-07-10T10:21:09',
    offset: '+02:00',
    camera: 'lab',
  },
  {
    file: `${folder.retest}/IMG_0235.jpg`,
    scene: 'retest-booth',
    caption: 'Light booth, D65: sealed sample LD-3417-B between throws H5 and H8.',
    taken: '2025-07-10T10:47:36',
    offset: '+02:00',
    orientation: 8,
    camera: 'lab',
  },
];

/** Strays that no exhibit plans: what a real folder also holds. */
export const strays = {
  /** The same bytes as another file. */
  duplicateOf: `${folder.claim}/photo_2025-06-17_18-41-20.jpg`,
  duplicate: `${folder.claim}/Kopie von photo_2025-06-17_18-41-20.jpg`,
  /** A JPEG cut in the middle. */
  broken: `${folder.loading}/IMG_20250425_153020 传输中断.jpg`,
  /** Text under the name of a picture. */
  textAsPicture: `${folder.costs}/备注 notes.jpg`,
  /** What a Windows folder leaves behind. */
  windows: `${folder.contract}/desktop.ini`,
} as const;
