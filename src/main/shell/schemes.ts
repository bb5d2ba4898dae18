/** The two schemes of the window: `app:` gives the pages, `vault:` gives pictures by id. Everything else is refused elsewhere. */
import { readFile } from 'node:fs/promises';
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

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
};

/** Must run before the app is ready. */
export function declareSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    { scheme: 'vault', privileges: { standard: true, secure: true, stream: true } },
  ]);
}

/**
 * Serves both schemes in a session.
 * @param pagesRoot absolute path of the built pages
 * @param pictureFile the PNG or JPEG on disk for ids; null when there is none
 */
export function serveSchemes(
  session: Session,
  pagesRoot: string,
  pictureFile: (picture: Picture) => string | null,
): void {
  session.protocol.handle('app', async (request) => {
    const file = appFile(request.url, pagesRoot);
    const kind = file === null ? undefined : kinds[path.extname(file)];
    return file === null || kind === undefined ? notFound() : answer(file, kind, { 'content-security-policy': CSP });
  });
  session.protocol.handle('vault', async (request) => {
    const picture = vaultPicture(request.url);
    const file = picture === null ? null : pictureFile(picture);
    const kind = file === null ? undefined : kinds[path.extname(file)];
    if (file === null || (kind !== 'image/png' && kind !== 'image/jpeg')) return notFound();
    return answer(file, kind, { 'content-security-policy': "default-src 'none'; sandbox" });
  });
}

async function answer(file: string, kind: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  try {
    const bytes = await readFile(file);
    return new Response(new Uint8Array(bytes), {
      headers: { ...headers, 'content-type': kind, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' },
    });
  } catch {
    return notFound();
  }
}

function notFound(): Response {
  return new Response(null, { status: 404, headers: { 'content-security-policy': "default-src 'none'" } });
}
