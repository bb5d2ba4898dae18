/**
 * A small reader of calendar files, written from RFC 5545 and not from our writer: it unfolds, splits and unescapes,
 * and refuses what the standard does not allow.
 */
export interface ReadEvent {
  readonly properties: ReadonlyMap<string, string>;
  readonly parameters: ReadonlyMap<string, string>;
  readonly alarms: readonly ReadonlyMap<string, string>[];
}

export function readCalendar(bytes: Uint8Array): {
  readonly head: ReadonlyMap<string, string>;
  readonly events: readonly ReadEvent[];
} {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  if (!text.endsWith('\r\n')) throw new Error('the last line is not ended');
  if (/(^|[^\r])\n|\r[^\n]/.test(text)) throw new Error('a line ends with something else than CR LF');
  const raw = text.slice(0, -2).split('\r\n');
  for (const line of raw) if (new TextEncoder().encode(line).length > 75) throw new Error(`too long: ${line}`);
  const lines: string[] = [];
  for (const line of raw) {
    if (/^[ \t]/.test(line)) {
      const last = lines.pop();
      if (last === undefined) throw new Error('the file begins with a continuation');
      lines.push(last + line.slice(1));
    } else lines.push(line);
  }
  const head = new Map<string, string>();
  const events: ReadEvent[] = [];
  const open: string[] = [];
  let properties = new Map<string, string>();
  let parameters = new Map<string, string>();
  let alarms: Map<string, string>[] = [];
  let alarm = new Map<string, string>();
  for (const line of lines) {
    const [, name = '', params = '', value = ''] = /^([A-Z-]+)((?:;[^:]+)?):(.*)$/.exec(line) ?? [];
    if (name === '') throw new Error(`no property: ${line}`);
    if (name === 'BEGIN') {
      open.push(value);
      if (value === 'VEVENT') [properties, parameters, alarms] = [new Map(), new Map(), []];
      if (value === 'VALARM') alarm = new Map();
      continue;
    }
    if (name === 'END') {
      if (open.pop() !== value) throw new Error(`${value} is not open`);
      if (value === 'VEVENT') events.push({ properties, parameters, alarms });
      if (value === 'VALARM') alarms.push(alarm);
      continue;
    }
    const target = open.at(-1) === 'VALARM' ? alarm : open.at(-1) === 'VEVENT' ? properties : head;
    if (target.has(name)) throw new Error(`${name} stands twice`);
    target.set(name, unescape_(value));
    if (target === properties && params !== '') parameters.set(name, params.slice(1));
  }
  if (open.length > 0) throw new Error('something is left open');
  for (const { properties: p } of events)
    for (const needed of ['UID', 'DTSTAMP', 'DTSTART']) if (!p.has(needed)) throw new Error(`an event lacks ${needed}`);
  return { head, events };
}

function unescape_(value: string): string {
  return value.replace(/\\(.)/g, (_, sign: string) => {
    if (sign === 'n' || sign === 'N') return '\n';
    if (sign === '\\' || sign === ';' || sign === ',') return sign;
    throw new Error(`\\${sign} is no escape`);
  });
}
