/** The three sample cases: their folder, their case file, their pictures. */
import type { CaseFile } from '../../src/shared/domain/case-file.ts';
import { colourDispute } from './colour-dispute/case.ts';
import { photos as colourPhotos, type Shot } from './colour-dispute/photos.ts';
import { photos as noReasonPhotos, noReasonReturn } from './no-reason-return/case.ts';
import { transitDamage, photos as transitPhotos } from './transit-damage/case.ts';

export interface SampleCase {
  readonly slug: string;
  readonly caseFile: CaseFile;
  readonly photos: readonly Shot[];
}

export const sampleCases: readonly SampleCase[] = [
  { slug: '1-colour-dispute', caseFile: colourDispute, photos: colourPhotos },
  { slug: '2-no-reason-return', caseFile: noReasonReturn, photos: noReasonPhotos },
  { slug: '3-transit-damage-fob', caseFile: transitDamage, photos: transitPhotos },
];
