/** What the rules are told of the evidence: names, fingerprints and what files say of themselves. No bytes, no paths of this computer. */
import type { CameraTime, FileKind } from '../../shared/domain/evidence.ts';
import type { ExhibitKind } from '../../shared/domain/terms.ts';
import type { When } from '../../shared/domain/values.ts';

export interface EvidenceFile {
  readonly evidenceId: string;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly fileKind: FileKind;
  readonly pages: number | null;
  /** UTC instant. */
  readonly takenInAt: string;
  readonly cameraTime: CameraTime | null;
  /** The picture editor that the file names. */
  readonly editedWith: string | null;
  /** Every name that these bytes came in under. */
  readonly names: readonly string[];
}

export interface ExhibitView {
  readonly key: string;
  readonly kind: ExhibitKind;
  readonly title: string;
  readonly language: string | null;
  readonly date: When | null;
  readonly include: boolean;
  readonly evidenceIds: readonly string[];
}

/** The evidence of a case as it lies in the archive; left out where only facts are judged. */
export interface EvidenceView {
  readonly files: readonly EvidenceFile[];
  readonly exhibits: readonly ExhibitView[];
}
