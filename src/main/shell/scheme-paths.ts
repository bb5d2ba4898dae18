/** Turns the addresses of our two schemes into a file of the page, or into ids. Pure: no electron, no disk. */
import path from 'node:path';

/** The pages of the window live under this origin. */
export const APP_ORIGIN = 'app://desk';

/**
 * The file under `root` that an address of the page names; null for any other host and for whatever would leave the folder.
 * @param address a whole address, `app://desk/assets/index.js`
 * @param root absolute path of the folder that may be read
 */
export function appFile(address: string, root: string): string | null {
  const url = parsed(address);
  if (url === null || url.protocol !== 'app:' || url.host !== 'desk') return null;
  const name = decoded(url.pathname);
  if (name === null || /[\\\0:]/.test(name)) return null;
  const file = path.resolve(root, `.${name === '/' ? '/index.html' : name}`);
  return file.startsWith(root + path.sep) ? file : null;
}

export type Picture =
  | { readonly is: 'thumb' | 'print' | 'full'; readonly evidenceId: string }
  | { readonly is: 'sheet'; readonly evidenceId: string; readonly page: number }
  | { readonly is: 'page'; readonly packetId: string; readonly page: number };

/** The picture that an address of the vault names by ids; null when it names none. */
export function vaultPicture(address: string): Picture | null {
  const url = parsed(address);
  if (url === null || url.protocol !== 'vault:' || url.search !== '') return null;
  const parts = url.pathname.slice(1).split('/');
  const [id = '', page] = parts;
  if (!/^[A-Za-z0-9_-]{1,40}$/.test(id)) return null;
  const { host } = url;
  if ((host === 'thumb' || host === 'print' || host === 'full') && parts.length === 1)
    return { is: host, evidenceId: id };
  if (parts.length !== 2 || page === undefined || !/^[1-9]\d{0,4}$/.test(page)) return null;
  if (host === 'page') return { is: 'page', packetId: id, page: Number(page) };
  if (host === 'sheet') return { is: 'sheet', evidenceId: id, page: Number(page) };
  return null;
}

function parsed(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
