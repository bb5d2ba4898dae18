/** Names for files that go out to other computers: readable, and allowed on every system. */

const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Makes a text a file name: what a system forbids becomes a space, and it ends before it is too long. */
export function plainName(text: string, ending = ''): string {
  const clean = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"/\\|?*]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  let name = '';
  for (const sign of clean) {
    if (name.length >= 90 || Buffer.byteLength(name + sign) > 180) break;
    name += sign;
  }
  name = name.replace(/[. ]+$/, '').replace(/^\.+/, '');
  if (name === '' || reserved.test(name)) name = `_${name}`;
  return name + ending;
}

/** Gives each name once, also where a disk does not tell capital letters apart. */
export function oncePerName(): (folder: string, name: string) => string {
  const given = new Set<string>();
  return (folder, name) => {
    const dot = name.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    for (let n = 1; ; n += 1) {
      const tried = `${folder}${stem}${n === 1 ? '' : ` (${n})`}${ending}`;
      const key = tried.normalize('NFC').toLowerCase();
      if (given.has(key)) continue;
      given.add(key);
      return tried;
    }
  };
}
