// Copied into the registry runtime as resources/app/main.mjs. That Electron has no start-up of its own for
// `electron <folder>`; this gives it one that behaves as the official one does.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

if (process.argv.includes('--version') || process.argv.includes('-v')) {
  process.stdout.write(`v${process.versions.electron}\n`);
  process.exit(0);
}

// better-sqlite3's own binary wants a newer Node-API than this Electron has: the same version, built for it, lies in addons/.
const dlopen = process.dlopen;
process.dlopen = function (target, file, ...rest) {
  if (/[\\/]better-sqlite3[\\/]prebuilds[\\/][^\\/]+\.node$/.test(file)) {
    const { version } = JSON.parse(readFileSync(path.resolve(file, '../../package.json'), 'utf8'));
    const rebuilt = path.join(process.resourcesPath, 'addons', `better_sqlite3-${version}.node`);
    if (!existsSync(rebuilt)) throw new Error(`This Electron has no better-sqlite3 ${version}. Run: npm run setup`);
    return dlopen.call(this, target, rebuilt, ...rest);
  }
  return dlopen.call(this, target, file, ...rest);
};

const given = process.argv.slice(1).find((word) => !word.startsWith('-'));
if (given === undefined) {
  process.stderr.write('Usage: electron <folder of an app>\n');
  process.exit(2);
}
process.defaultApp = true;
let main = path.resolve(given);
if (statSync(main).isDirectory()) {
  const folder = main;
  const about = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const name = about.productName ?? about.name;
  if (name) {
    app.setName(name);
    app.setDesktopName(about.desktopName ?? `${name}.desktop`);
    app.setPath('userData', path.join(app.getPath('appData'), name));
  }
  if (about.version) app.setVersion(about.version);
  app.setAppPath(folder);
  main = path.join(folder, about.main ?? 'index.js');
} else {
  app.setAppPath(path.dirname(main));
}
// Awaited, so that Electron holds `ready` back until the app's entry has run, as it does for a packaged app.
await import(pathToFileURL(main).href);
