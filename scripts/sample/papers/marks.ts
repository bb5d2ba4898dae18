/** The letterheads of the invented companies. */
import type { Letterhead } from './kit.ts';

export const lanlu: Letterhead = {
  name: '绍兴岚鹭家纺有限公司',
  second: 'Shaoxing Lanlu Home Textiles Co., Ltd.',
  lines: [
    'No. 418 Example Weaving Road, Keqiao, Shaoxing',
    'Zhejiang 312000, China',
    'export@lanlu-textiles.example',
    'T +86 575 5550 0142',
  ],
  ink: '#1d5560',
  mark: '<circle cx="20" cy="20" r="19" fill="#1d5560"/><path d="M6 26 C12 12 20 22 24 12 C26 8 32 8 34 12 C30 12 30 16 28 20 C24 30 14 32 6 26Z" fill="#fff"/>',
};
export const meridian: Letterhead = {
  name: 'MERIDIAN EASTGATE INSPECTION',
  second: 'Hangzhou · independent quality inspection',
  lines: [
    'Inspection body, example accreditation no. EX-IB-0417',
    '27 Lotus Sample Street, Hangzhou',
    'reports@meridian-eastgate.example',
  ],
  ink: '#7a2230',
  mark: '<rect width="40" height="40" fill="#7a2230"/><path d="M20 4 L36 36 H4Z" fill="none" stroke="#fff" stroke-width="3"/><circle cx="20" cy="25" r="5" fill="#fff"/>',
};
export const farblabor: Letterhead = {
  name: 'Farblabor Alsterblick',
  second: 'Prüflabor für Farbmetrik und Textil',
  lines: [
    'Beispielweg 8, 22087 Hamburg',
    'Prüflaboratorium, Beispiel-Registrierung PL-0318',
    'labor@alsterblick.example',
  ],
  ink: '#30455f',
  mark: '<circle cx="14" cy="15" r="11" fill="#d9534f" opacity="0.85"/><circle cx="26" cy="15" r="11" fill="#4f8fd9" opacity="0.85"/><circle cx="20" cy="26" r="11" fill="#e0b93b" opacity="0.85"/>',
};
export const hafenbogen: Letterhead = {
  name: 'HAFENBOGEN SPEDITION',
  second: 'Container · Lager · Nahverkehr',
  lines: ['Kaistraße 99 (Beispiel), 21079 Hamburg', 'dispo@hafenbogen.example', 'Tel. +49 40 5550 0177'],
  ink: '#163a5c',
  mark: '<path d="M2 34 A18 18 0 0 1 38 34" fill="none" stroke="#163a5c" stroke-width="6"/><rect x="2" y="34" width="36" height="4" fill="#d98e2b"/>',
};
export const jade: Letterhead = {
  name: '玉港海上保险股份有限公司',
  second: 'Jade Harbour Marine Insurance Co., Ltd.',
  lines: ['88 Specimen Bund, Ningbo, China', 'claims@jade-harbour.example'],
  ink: '#0e5c4a',
  mark: '<path d="M20 2 L36 10 V22 C36 31 28 36 20 38 C12 36 4 31 4 22 V10Z" fill="#0e5c4a"/><path d="M10 24 q5 -6 10 0 t10 0" stroke="#fff" stroke-width="3" fill="none"/>',
};
export const vardaris: Letterhead = {
  name: 'VARDARIS FREIGHT EXAMPLE S.A.',
  second: 'Μεταφορές · Freight forwarding',
  lines: ['Οδός Δείγματος 5, Θεσσαλονίκη', 'ops@vardaris-freight.example'],
  ink: '#6b2a12',
  mark: '<rect y="10" width="40" height="20" fill="#6b2a12"/><path d="M6 26 L14 14 L22 26 L30 14 L36 22" stroke="#fff" stroke-width="3" fill="none"/>',
};
export const zhuting: Letterhead = {
  name: '福州竹汀家居有限公司',
  second: 'Fuzhou Zhuting Homeware Co., Ltd.',
  lines: ['No. 7 Sample Bamboo Lane, Cangshan, Fuzhou', 'service@zhuting-home.example'],
  ink: '#4c6b2f',
  mark: '<path d="M12 38 V4 M20 38 V2 M28 38 V8" stroke="#4c6b2f" stroke-width="5"/><path d="M12 14 L4 8 M20 20 L30 12 M28 26 L37 20" stroke="#4c6b2f" stroke-width="3"/>',
};
export const chengci: Letterhead = {
  name: '厦门澄瓷灯饰有限公司',
  second: 'Xiamen Chengci Lighting Co., Ltd.',
  lines: ['No. 36 Specimen Kiln Road, Tong’an, Xiamen', 'claims@chengci-lighting.example'],
  ink: '#274a8a',
  mark: '<path d="M12 4 H28 L34 20 H6Z" fill="#274a8a"/><rect x="18" y="20" width="4" height="12" fill="#274a8a"/><rect x="11" y="32" width="18" height="4" fill="#274a8a"/>',
};
