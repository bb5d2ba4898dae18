/** Knows a full disk when it sees one. What must not live here: what is done about it. */

/** True for the system's "no space left" and "quota exceeded", and for the sentence the picture library makes of them. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : null;
  return code === 'ENOSPC' || code === 'EDQUOT' || /no space left on device/i.test(error.message);
}
