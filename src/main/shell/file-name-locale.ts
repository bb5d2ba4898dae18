/**
 * On Linux, Chromium reads the names of dropped files in the locale it was started in. Without a UTF-8 locale a
 * name that is not ASCII reaches us in pieces, and the file cannot be found. No electron here.
 */

/** Understood by every C library that Electron runs on, without any locale package. */
const SAFE_LOCALE = 'C.UTF-8';

/**
 * The locale that the app has to be started in again, or null when the one it has will do.
 * @param env what the system set; the first of LC_ALL, LC_CTYPE and LANG that is not empty counts, as for setlocale(3)
 */
export function betterLocale(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): string | null {
  if (platform !== 'linux') return null;
  const inUse = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((one) => one !== undefined && one !== '') ?? 'C';
  return /utf-?8/i.test(inUse) ? null : SAFE_LOCALE;
}
