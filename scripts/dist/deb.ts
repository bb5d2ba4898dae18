import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT, run, tail } from '../lib/proc.ts';

/** What Electron loads from the system; the second name is that of systems since the 64-bit time change. */
const DEPENDS = [
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  'libasound2 | libasound2t64',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libc6 (>= 2.28)',
  'xdg-utils',
];

const DESKTOP = `[Desktop Entry]
Type=Application
Name=Casebinder
Comment=Case manager for return disputes of exporters
Comment[zh_CN]=出口商退货纠纷案件管理
Exec=/opt/Casebinder/casebinder %F
Icon=casebinder
Terminal=false
StartupWMClass=Casebinder
Categories=Office;
`;

/**
 * Makes a Debian package of a packed app with the system's own `dpkg-deb`. (electron-builder's way needs a program
 * that it downloads; see the decision on installers.)
 * @param appFolder the unpacked app
 * @param target the file to write
 * @returns the bytes of the package
 */
export async function makeDeb(appFolder: string, target: string): Promise<number> {
  const tree = `${target}.tree`;
  rmSync(tree, { recursive: true, force: true });
  const app = path.join(tree, 'opt', 'Casebinder');
  mkdirSync(app, { recursive: true });
  cpSync(appFolder, app, { recursive: true });
  plainModes(app);
  chmodSync(path.join(app, 'casebinder'), 0o755);
  chmodSync(path.join(app, 'chrome_crashpad_handler'), 0o755);
  // Where the system forbids user namespaces, Chromium's sandbox needs this helper to belong to root.
  chmodSync(path.join(app, 'chrome-sandbox'), 0o4755);
  put(tree, 'usr/share/applications/casebinder.desktop', DESKTOP);
  for (const size of ['256', '512'])
    put(tree, `usr/share/icons/hicolor/${size}x${size}/apps/casebinder.png`, icon(`casebinder-${size}.png`));
  put(tree, 'usr/share/icons/hicolor/scalable/apps/casebinder.svg', icon('casebinder.svg'));
  put(tree, 'usr/share/doc/casebinder/copyright', readFileSync(path.join(ROOT, 'LICENSE')));
  put(
    tree,
    'usr/share/doc/casebinder/changelog.gz',
    gzipSync(readFileSync(path.join(ROOT, 'CHANGELOG.md')), { level: 9 }),
  );
  mkdirSync(path.join(tree, 'usr', 'bin'), { recursive: true });
  symlinkSync('/opt/Casebinder/casebinder', path.join(tree, 'usr', 'bin', 'casebinder'));
  put(tree, 'DEBIAN/control', control(treeKilobytes(tree)));
  const result = await run('dpkg-deb', ['--root-owner-group', '-Zzstd', '-z9', '--build', tree, target]);
  rmSync(tree, { recursive: true, force: true });
  if (result.code !== 0) throw new Error(`dpkg-deb ended with ${result.code}:\n${tail(result.out)}`);
  return statSync(target).size;
}

function control(kilobytes: number): string {
  const { version, description } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    version: string;
    description: string;
  };
  const architecture = process.arch === 'arm64' ? 'arm64' : 'amd64';
  return `Package: casebinder
Version: ${version}
Architecture: ${architecture}
Maintainer: The Casebinder team <casebinder@localhost>
Installed-Size: ${kilobytes}
Depends: ${DEPENDS.join(', ')}
Section: misc
Priority: optional
Description: case manager for return disputes of exporters
 ${description}
`;
}

const icon = (name: string): Buffer => readFileSync(path.join(ROOT, 'resources', 'icons', name));

function put(tree: string, file: string, content: string | Buffer): void {
  const whole = path.join(tree, file);
  mkdirSync(path.dirname(whole), { recursive: true });
  writeFileSync(whole, content, { mode: 0o644 });
}

/** Folders 0755, files 0644: what a checkout happened to have does not reach the user's system. */
function plainModes(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const whole = path.join(folder, entry.name);
    if (entry.isDirectory()) plainModes(whole);
    else if (entry.isFile()) chmodSync(whole, 0o644);
  }
}

function treeKilobytes(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + Math.ceil(statSync(path.join(entry.parentPath, entry.name)).size / 1024), 0);
}
