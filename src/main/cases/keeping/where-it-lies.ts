/** Whether a folder lies where a database is not safe: in a folder that another program sends to a cloud, or on a network drive. */
import { statfsSync } from 'node:fs';
import path from 'node:path';

export interface Danger {
  readonly is: 'synced' | 'network';
  /** What the service is called; empty for a network drive. */
  readonly name: string;
}

const services: readonly (readonly [RegExp, string])[] = [
  [/^onedrive( - .*)?$/i, 'OneDrive'],
  [/^dropbox( \(.*\))?$/i, 'Dropbox'],
  [/^(com~apple~clouddocs|icloud ?drive|mobile documents)$/i, 'iCloud Drive'],
  [/^(google drive|googledrive|my drive)$/i, 'Google Drive'],
  [/^(nutstore(files)?|我的坚果云|坚果云)$/i, '坚果云 Nutstore'],
  [/^(baidusyncdisk|baidunetdisk(workspace|download)?|百度网盘|百度云同步盘)$/i, '百度网盘 Baidu'],
  [/^(weiyun|weiyundisk|微云|微云同步助手)$/i, '微云 Weiyun'],
  [/^(wpsdrive|wps云盘|wps cloud files)$/i, 'WPS'],
];

/** Numbers of file systems that come over a network: nfs, smb, cifs, smb2, sshfs, 9p. */
const networkTypes = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x65735546, 0x01021997]);

/**
 * Judges by the names on the way and by the file system, where the system tells it.
 * @returns null where nothing speaks against the place
 */
export function dangerOf(folder: string, fileSystem: (folder: string) => number | null = fileSystemOf): Danger | null {
  if (/^(\\\\|\/\/)[^\\/?.]/.test(folder)) return { is: 'network', name: '' };
  for (const part of folder.split(/[\\/]/)) {
    const found = services.find(([pattern]) => pattern.test(part));
    if (found !== undefined) return { is: 'synced', name: found[1] };
  }
  const type = fileSystem(folder);
  return type !== null && networkTypes.has(type) ? { is: 'network', name: '' } : null;
}

/** The file system of a folder, or of the nearest one above it that exists. */
function fileSystemOf(folder: string): number | null {
  if (process.platform !== 'linux') return null;
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    try {
      return statfsSync(at).type;
    } catch {
      if (at === path.dirname(at)) return null;
    }
  }
}
