/**
 * The job `evidence.intake`: walk, read once, store durably, look inside, tell.
 * An event leaves only when the bytes and their name are safe. What must not live here: rows, decoders.
 */
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { imageKinds } from '../../shared/domain/evidence.ts';
import { itemKey } from '../../shared/domain/intake.ts';
import { Trouble } from '../../shared/errors.ts';
import type { IntakeFile, IntakeInput, JobHandler, JobTools } from '../jobs/job-table.ts';
import type { FileExaminer, KindFound } from './intake-examiner.ts';
import { createGate, createOrder } from './intake-flow.ts';
import { heldBytes, type ReadFile, readOnce } from './intake-read.ts';
import {
  type Incoming,
  type IntakeStore,
  openIntakeStore,
  sweepIntake,
  VaultFailure,
  writeRendition,
} from './intake-store.ts';
import { type FoundFile, type Place, walkChosen } from './intake-walk.ts';

/** Files read and stored at the same time, and of these looked at: disk and processor both busy on two cores. */
const filesAtOnce = 4;
const examinedAtOnce = 2;
/** Progress is told at least once for so many bytes of one file: a sign of life. */
const bytesPerSign = 64e6;

class Stopped extends Error {}

/** @param examiner the decoders, handed in by the worker */
export function intakeJob(examiner: FileExaminer): JobHandler<'evidence.intake'> {
  return async (input, tools) => {
    await sweepIntake(input.archiveRoot);
    const found = await walkChosen(input, tools.signal);
    const total = found.files.length + found.leftOut.length;
    const settled = new Set(input.settled);
    const intake = new Intake(input, tools, examiner, total);

    for (const item of found.leftOut) if (!settled.has(itemKey(item))) intake.tell(item, item.outcome);
    const todo = found.files.filter((file) => !settled.has(itemKey(file)));
    intake.skipCounted(total - todo.length - found.leftOut.filter((item) => !settled.has(itemKey(item))).length);
    await intake.checkSpace(todo);

    // A file that may have killed a child goes alone, so that the next death names it.
    const doubtful = new Set(input.doubtful);
    const alone = todo.filter((file) => doubtful.has(itemKey(file)));
    const rest = todo.filter((file) => !doubtful.has(itemKey(file)));
    await intake.takeIn(alone, 1);
    await intake.takeIn(rest, filesAtOnce);
    await intake.finish();
    if (examiner.isWorn()) tools.retire();
    return { found: total, unfinished: intake.isUnfinished };
  };
}

class Intake {
  readonly #input: IntakeInput;
  readonly #tools: JobTools<'evidence.intake'>;
  readonly #examiner: FileExaminer;
  readonly #store: IntakeStore;
  readonly #known: ReadonlyMap<string, string>;
  readonly #givenUp: ReadonlySet<string>;
  readonly #total: number;
  readonly #examining = createGate(examinedAtOnce);
  readonly #telling = new Set<Promise<void>>();
  #order = createOrder();
  #done = 0;
  #bytesLeft = 0;
  #failure: unknown = null;
  isUnfinished = false;

  constructor(input: IntakeInput, tools: JobTools<'evidence.intake'>, examiner: FileExaminer, total: number) {
    this.#input = input;
    this.#tools = tools;
    this.#examiner = examiner;
    this.#store = openIntakeStore(input.archiveRoot);
    this.#known = new Map(input.known.map((file) => [file.path, file.sha256]));
    this.#givenUp = new Set(input.givenUp);
    this.#total = total;
  }

  tell(place: Place, outcome: IntakeFile['outcome']): void {
    const { path: at, pathInFolder, rawNameHex } = place;
    this.#tools.emit({ path: at, pathInFolder, rawNameHex, outcome });
    this.#done += 1;
    this.#tools.progress({ done: this.#done, total: this.#total, unit: 'files', label: path.basename(at) });
  }

  /** The same folder gives the same order of answers, whichever file was done first. */
  #tellInTurn(turn: number, place: Place, outcome: IntakeFile['outcome']): void {
    this.#order(turn, () => this.tell(place, outcome));
  }

  /** Items that an earlier part of this intake has told already. */
  skipCounted(count: number): void {
    this.#done += count;
  }

  /** @throws Trouble DISK_FULL before anything is copied, when it could not all fit (with a tenth for pictures made from it) */
  async checkSpace(files: readonly FoundFile[]): Promise<void> {
    const fresh = files.filter((file) => !this.#known.has(file.path));
    this.#bytesLeft = fresh.reduce((sum, file) => sum + file.size, 0);
    const missing = await this.#missingBytes();
    if (this.#bytesLeft > 0 && missing > 0) throw this.#diskFull(missing);
  }

  async #missingBytes(): Promise<number> {
    const { bavail, bsize } = await statfs(this.#input.archiveRoot);
    return this.#bytesLeft * 1.1 + this.#input.limits.spareBytes - bavail * bsize;
  }

  #diskFull(missingBytes: number): Trouble {
    return new Trouble('DISK_FULL', { missingMb: Math.max(1, Math.ceil(missingBytes / 1e6)), kept: 0 });
  }

  async takeIn(files: readonly FoundFile[], atOnce: number): Promise<void> {
    const queue = files.entries();
    this.#order = createOrder();
    const lane = async (): Promise<void> => {
      for (const [turn, file] of queue) {
        if (this.#failure !== null || this.#tools.signal.aborted || this.isUnfinished) return;
        if (this.#examiner.isWorn()) {
          this.isUnfinished = true;
          return;
        }
        await this.#takeInOne(file, turn).catch((error: unknown) => {
          this.#failure ??= error;
          this.#order(turn, () => {});
        });
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    await Promise.all(this.#telling);
    this.#order(null);
  }

  /** Throws what stopped the intake, if anything did. */
  async finish(): Promise<void> {
    const failure = this.#failure;
    if (failure instanceof VaultFailure) {
      if (failure.errno === 'ENOSPC' || failure.errno === 'EDQUOT') throw this.#diskFull(await this.#missingBytes());
      throw new Trouble('VAULT_WRITE_FAILED', { errno: failure.errno, kept: 0 });
    }
    if (failure !== null && !(failure instanceof Stopped)) throw failure;
    if (this.#tools.signal.aborted) throw new Trouble('JOB_CANCELLED');
  }

  async #takeInOne(file: FoundFile, turn: number): Promise<void> {
    const key = itemKey(file);
    const end = this.#tools.begin(key);
    let incoming: Incoming | null = null;
    try {
      if (await this.#isUnchanged(file, turn)) return;
      const read = await readOnce(
        file,
        async () => {
          await incoming?.drop();
          incoming = await this.#store.openIncoming();
          return incoming.write;
        },
        this.#signOfLife(file),
      );
      if (read.is !== 'read') {
        this.#tellInTurn(turn, file, read);
        return;
      }
      const known = this.#known.get(file.path);
      const detected = await this.#examiner.detectKind(
        read.head.subarray(0, this.#examiner.headBytes),
        read.bytes <= this.#examiner.headBytes,
      );
      if (known === read.sha256 && (await this.#store.has(read.sha256, detected.kind, read.bytes))) {
        this.#tellInTurn(turn, file, { is: 'unchanged', sha256: read.sha256 });
        return;
      }
      const copy = read.data ?? incoming;
      if (copy === null) throw new Error('intake: a streamed file without a copy');
      await this.#keep(file, turn, read, detected, copy);
      incoming = null;
    } finally {
      await (incoming as Incoming | null)?.drop();
      this.#bytesLeft -= this.#known.has(file.path) ? 0 : file.size;
      end();
    }
  }

  /** Large files that came in before are only hashed first: copying gigabytes to throw them away would help nobody. */
  async #isUnchanged(file: FoundFile, turn: number): Promise<boolean> {
    const known = this.#known.get(file.path);
    if (known === undefined || file.size <= heldBytes) return false;
    const read = await readOnce(file, async () => null, this.#signOfLife(file));
    if (read.is !== 'read' || read.sha256 !== known) return false;
    const { kind } = await this.#examiner.detectKind(read.head.subarray(0, this.#examiner.headBytes), false);
    if (!(await this.#store.has(known, kind, read.bytes))) return false;
    this.#tellInTurn(turn, file, { is: 'unchanged', sha256: known });
    return true;
  }

  async #keep(
    file: FoundFile,
    turn: number,
    read: ReadFile,
    detected: KindFound,
    copy: Buffer | Incoming,
  ): Promise<void> {
    const { sha256, bytes, modifiedAt } = read;
    const { kind } = detected;
    const stored = await this.#store.put(sha256, kind, bytes, copy);
    // Its failure is met below, after the look inside; until then it must not count as unhandled.
    stored.durable.catch(() => {});
    const examined = await this.#examining(() => this.#look(file, read, detected, stored.storedAt));
    const told = stored.durable.then(
      () =>
        this.#tellInTurn(turn, file, {
          is: 'stored',
          sha256,
          bytes,
          modifiedAt,
          kind,
          alreadyInVault: stored.alreadyInVault,
          ...examined,
        }),
      (error: unknown) => {
        this.#failure ??= error;
        this.#order(turn, () => {});
      },
    );
    this.#telling.add(told);
    void told.finally(() => this.#telling.delete(told));
  }

  async #look(file: FoundFile, read: ReadFile, detected: KindFound, storedAt: string): Promise<Looked> {
    if (this.#givenUp.has(itemKey(file))) {
      const thumbnail = imageKinds.has(detected.kind) ? 'failed' : 'none';
      return { ...unopened, thumbnail, warnings: [{ code: 'INTAKE_NOT_OPENED', details: {} }] };
    }
    const name = path.basename(file.path);
    const examined = await this.#examiner.examine({ storedAt, size: read.bytes, bytes: read.data }, name, detected);
    if (!Buffer.isBuffer(examined.thumbnail)) return { ...examined, thumbnail: examined.thumbnail };
    await writeRendition(this.#input.archiveRoot, read.sha256, 'thumbnail', examined.thumbnail);
    return { ...examined, thumbnail: 'ready' };
  }

  #signOfLife(file: FoundFile): (bytes: number) => void {
    let since = 0;
    return (bytes) => {
      if (this.#tools.signal.aborted) throw new Stopped();
      since += bytes;
      if (since < bytesPerSign) return;
      since = 0;
      this.#tools.progress({ done: this.#done, total: this.#total, unit: 'files', label: path.basename(file.path) });
    };
  }
}

type Looked = Pick<
  Extract<IntakeFile['outcome'], { is: 'stored' }>,
  'width' | 'height' | 'pages' | 'cameraTime' | 'camera' | 'hasLocation' | 'thumbnail' | 'look' | 'excerpt' | 'warnings'
>;

const unopened = {
  width: null,
  height: null,
  pages: null,
  cameraTime: null,
  camera: null,
  hasLocation: false,
  look: null,
  excerpt: null,
} as const;
