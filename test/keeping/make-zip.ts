/** A zip file as a stranger might make it: names, sizes and flags are written as given, true or not. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';

export interface RawEntry {
  readonly name: string;
  readonly data: string | Buffer;
  /** What the directory says of the size; the true one when left out. */
  readonly saysBytes?: number;
  /** 0 stored, 8 deflated. */
  readonly method?: number;
  /** Unix type and mode. */
  readonly mode?: number;
  /** Bit 0: encrypted. */
  readonly flags?: number;
}

/** Writes the entries one after another, then the directory. */
export function writeRawZip(file: string, entries: readonly RawEntry[]): void {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name, 'utf8');
    const data = Buffer.from(entry.data);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800 | (entry.flags ?? 0), 2);
    common.writeUInt16LE(entry.method ?? 0, 4);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(entry.saysBytes ?? data.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, tail, name);
    parts.push(local);
    at += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(at, 12);
  writeFileSync(file, Buffer.concat([...parts, central, Buffer.from('PK\x05\x06'), end]));
}

/** The entries of a sound bag with these payload files. */
export function bagEntries(
  payload: Readonly<Record<string, string>>,
  info: Readonly<Record<string, string>> = {},
): RawEntry[] {
  const manifest = Object.entries(payload).map(
    ([name, text]) => `${createHash('sha256').update(text).digest('hex')}  data/${name}\n`,
  );
  return [
    { name: 'bag/bagit.txt', data: 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' },
    {
      name: 'bag/bag-info.txt',
      data: Object.entries(info)
        .map(([k, v]) => `${k}: ${v}\n`)
        .join(''),
    },
    { name: 'bag/manifest-sha256.txt', data: manifest.join('') },
    ...Object.entries(payload).map(([name, data]) => ({ name: `bag/data/${name}`, data })),
  ];
}
