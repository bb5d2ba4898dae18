/** The two schemes of the window: `app:` gives the pages, `vault:` gives pictures by id. Everything else is refused elsewhere. */
import path from 'node:path';
import { protocol, type Session } from 'electron';
import { appFile, type Picture, vaultPicture } from './scheme-paths.ts';

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  // Mantine writes style elements; scripts stay strict.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' vault: data:",
  "font-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "frame-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const pictureKinds = { '.png': 'image/png', '.jpg': 'image/jpeg' };
const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  ...pictureKinds,
};
/** Chromium's word for a file that is not there. */
const FILE_NOT_FOUND = -6;

/** Must run before the app is ready. */
export function declareSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    { scheme: 'vault', privileges: { standard: true, secure: true, stream: true } },
  ]);
}

/** A file that Chromium reads itself, with the words that go before it. */
interface Served {
  readonly path: string;
  readonly headers: Record<string, string>;
}

/**
 * Serves both schemes in a session.
 * Subtle: by the older of Electron's two ways. The newer one speaks the language of fetch, whose first word makes Node read
 * its whole network client: every start waited for that, and each picture went through main byte by byte.
 * @param pagesRoot absolute path of the built pages
 * @param pictureFile the PNG or JPEG on disk for ids; null when there is none
 * @param onScript hears that a page asked for a script
 */
export function serveSchemes(
  session: Session,
  pagesRoot: string,
  pictureFile: (picture: Picture) => Promise<string | null>,
  onScript: () => void,
): void {
  session.protocol.registerFileProtocol('app', ({ url }, answer) => {
    const file = appFile(url, pagesRoot);
    answer(served(file, kinds, CSP));
    if (file?.endsWith('.js') === true) onScript();
  });
  session.protocol.registerFileProtocol('vault', ({ url }, answer) => {
    const picture = vaultPicture(url);
    const found = picture === null ? Promise.resolve(null) : pictureFile(picture).catch(() => null);
    void found.then((file) => answer(served(file, pictureKinds, "default-src 'none'; sandbox")));
  });
}

function served(file: string | null, known: Readonly<Record<string, string>>, csp: string): Served | { error: number } {
  const kind = file === null ? undefined : known[path.extname(file)];
  if (file === null || kind === undefined) return { error: FILE_NOT_FOUND };
  return {
    path: file,
    headers: {
      'content-type': kind,
      'content-security-policy': csp,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  };
}
