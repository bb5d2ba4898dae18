/**
 * Reads one TypeScript source file: what it imports, and the few calls that a rule forbids by place.
 * The text is parsed (with the bundler's own parser), never matched: a word in a comment or a string is no import.
 * What must not live here: any rule.
 */
import { parseSync } from 'vite';

/** One import, re-export, dynamic import or type query, as written. */
export interface ImportUse {
  readonly specifier: string;
  readonly line: number;
  /** True when nothing of it is left after the types are stripped. */
  readonly typeOnly: boolean;
  /** Names imported from the module; empty for side effects, namespaces and dynamic imports. */
  readonly names: readonly string[];
}

export type CallKind = 'network' | 'clock' | 'async-transaction';

/** A call that is forbidden in some places. */
export interface CallUse {
  readonly kind: CallKind;
  readonly line: number;
  readonly text: string;
}

export interface ModuleFacts {
  readonly imports: readonly ImportUse[];
  readonly calls: readonly CallUse[];
  /** Set when the file cannot be parsed: then the rest is empty. */
  readonly syntaxError: { readonly line: number; readonly says: string } | null;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const networkGlobals = new Set(['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'RTCPeerConnection']);
const globalObjects = new Set(['globalThis', 'window', 'self']);

/**
 * Parses one file.
 * @param file its name; the ending decides between TypeScript and TSX
 * @param text its source
 */
export function readModule(file: string, text: string): ModuleFacts {
  const parsed = parseSync(file, text, { lang: file.endsWith('x') ? 'tsx' : 'ts', sourceType: 'module' });
  const lineAt = lineCounter(text);
  const error = parsed.errors.find((e) => e.severity === 'Error');
  if (error) {
    return {
      imports: [],
      calls: [],
      syntaxError: { line: lineAt(error.labels[0]?.start ?? 0), says: error.message },
    };
  }
  const imports: ImportUse[] = [];
  const calls: CallUse[] = [];
  walk(parsed.program, (node) => {
    const found = importOf(node);
    if (found) imports.push({ ...found, line: lineAt(node.start) });
    const call = callOf(node);
    if (call) calls.push({ ...call, line: lineAt(node.start) });
  });
  return { imports, calls, syntaxError: null };
}

function importOf(node: Node): Omit<ImportUse, 'line'> | null {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration': {
      const specifier = stringOf(node['source']);
      if (specifier === null) return null;
      const wholeKind = node['importKind'] ?? node['exportKind'];
      const parts = nodesOf(node['specifiers']);
      const partKinds = parts.map((part) => part['importKind'] ?? part['exportKind']);
      return {
        specifier,
        typeOnly: wholeKind === 'type' || (partKinds.length > 0 && partKinds.every((kind) => kind === 'type')),
        names: parts.map((part) => nameOf(part['imported'] ?? part['local'])).filter((name) => name !== null),
      };
    }
    case 'ImportExpression': {
      const specifier = stringOf(node['source']);
      return specifier === null ? null : { specifier, typeOnly: false, names: [] };
    }
    case 'TSImportType': {
      const specifier = stringOf(node['source']) ?? stringOf(node['argument']);
      return specifier === null ? null : { specifier, typeOnly: true, names: [] };
    }
    case 'CallExpression': {
      const specifier = nameOf(node['callee']) === 'require' ? stringOf(nodesOf(node['arguments'])[0]) : null;
      return specifier === null ? null : { specifier, typeOnly: false, names: [] };
    }
    default:
      return null;
  }
}

function callOf(node: Node): Omit<CallUse, 'line'> | null {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return null;
  const path = pathOf(node['callee']);
  if (path === null) return null;
  const args = nodesOf(node['arguments']);
  const text = node.type === 'NewExpression' ? `new ${path}(…)` : `${path}(…)`;
  const bare = path.split('.').filter((part, i) => !(i === 0 && globalObjects.has(part)));
  if ((bare.length === 1 && networkGlobals.has(bare[0] ?? '')) || path === 'navigator.sendBeacon') {
    return { kind: 'network', text };
  }
  // A stopwatch (performance.now) tells no time of day and may be used anywhere.
  if (path === 'Date.now' || path.startsWith('Temporal.Now.')) {
    return { kind: 'clock', text };
  }
  if (path === 'Date' && node.type === 'NewExpression' && args.length === 0) return { kind: 'clock', text };
  if (/transaction$/i.test(path) && args.some((arg) => arg['async'] === true)) {
    return { kind: 'async-transaction', text };
  }
  return null;
}

/** Visits every node once, parents first. */
function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const entry of value) walk(entry, visit);
  } else if (isNode(value)) {
    visit(value);
    for (const child of Object.values(value)) walk(child, visit);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

function nodesOf(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** `a.b.c` for a chain of plain names; null for anything computed. */
function pathOf(value: unknown): string | null {
  if (!isNode(value)) return null;
  if (value.type === 'MemberExpression') {
    const object = pathOf(value['object']);
    const property = value['computed'] === true ? null : nameOf(value['property']);
    // A call in the middle (`open().transaction`) still tells the last name.
    return property === null ? null : `${object ?? '?'}.${property}`;
  }
  return nameOf(value);
}

function nameOf(value: unknown): string | null {
  return isNode(value) && typeof value['name'] === 'string' ? value['name'] : null;
}

function stringOf(value: unknown): string | null {
  if (!isNode(value)) return null;
  if (value.type === 'TSLiteralType') return stringOf(value['literal']);
  return typeof value['value'] === 'string' ? value['value'] : null;
}

/** Line numbers, from 1, of places in a text. */
function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
