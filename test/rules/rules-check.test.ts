import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..', '..');
let tables = '';

/** Runs the check on the tables of the temp folder. */
function check(): { readonly code: number | null; readonly problems: string } {
  const script = path.join(root, 'scripts', 'rules-check.ts');
  const ran = spawnSync(process.execPath, [script, tables], { encoding: 'utf8' });
  return { code: ran.status, problems: ran.stderr };
}

function change(file: string, from: string | RegExp, to: string): void {
  const at = path.join(tables, file);
  const before = readFileSync(at, 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(at, after);
}

describe('rules:check', () => {
  beforeEach(() => {
    tables = mkdtempSync(path.join(os.tmpdir(), 'casebinder-tables-'));
    cpSync(path.join(import.meta.dirname, 'tables'), tables, { recursive: true });
  });
  afterEach(() => rmSync(tables, { recursive: true, force: true }));

  it('passes on the tables as they are', () => {
    expect(check()).toMatchObject({ code: 0, problems: '' });
  });

  it('fails when a row loses its negative case', () => {
    change('change-of-mind.yaml', /name: the goods are on the way\n\s+kind: negative/, 'name: x\n        kind: edge');
    const { code, problems } = check();
    expect(code).toBe(1);
    expect(problems).toContain('seed-article R-02: no negative case holds');
  });

  it('fails when a case no longer holds', () => {
    change('quality.yaml', 'rows: [R-25], freight: SELLER / BUYER', 'rows: [R-25], freight: SELLER / SELLER');
    const { code, problems } = check();
    expect(code).toBe(1);
    expect(problems).toContain('R-25 positive');
  });

  it('fails when nothing holds a clause that is called covered, be it by a clock or a penalty alone', () => {
    rmSync(path.join(tables, 'stated-trade-assurance.yaml'));
    const { code, problems } = check();
    expect(code).toBe(1);
    for (const clause of ['F-04', 'F-05', 'F-40', 'F-41', 'F-42', 'F-43'])
      expect(problems).toContain(`alibaba-trade-assurance ${clause}: no case holds it`);
  });

  it('fails when a table names a clause that its rules do not carry, or leaves one out', () => {
    change('transport.yaml', 'clauses: [S1.3, S2.4b]', 'clauses: [S1.3, S3.3]');
    const { code, problems } = check();
    expect(code).toBe(1);
    expect(problems).toContain('R-43: its table does not name clause S2.4b');
    expect(problems).toContain('R-43: its table names clause S3.3');
  });
});

describe('rules:check of a pack of one’s own', () => {
  const script = path.join(root, 'scripts', 'rules-check.ts');
  const checkOwn = (folder: string) => spawnSync(process.execPath, [script, '--pack', folder], { encoding: 'utf8' });

  it('finds a sound pack sound, and names file, line and reason of every mistake of another', () => {
    const own = mkdtempSync(path.join(os.tmpdir(), 'casebinder-own-'));
    cpSync(path.join(root, 'resources', 'rule-packs', 'dhgate'), own, { recursive: true });
    const sound = checkOwn(own);
    expect([sound.status, sound.stderr]).toEqual([0, '']);
    expect(sound.stdout).toContain('dhgate 1.0.0');
    const file = path.join(own, 'pack.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replaceAll('fact: order.customMade', 'fact: order.customMaid').replace('source: opening', 'source: hearsay'),
    );
    const { status, stderr } = checkOwn(own);
    rmSync(own, { recursive: true });
    expect(status).toBe(1);
    const line = text.split('\n').findIndex((l) => l.includes('source: opening')) + 1;
    expect(stderr).toContain(`pack.yaml:${line} windows.0.source: source hearsay is not declared`);
    expect(stderr.match(/there is no fact order\.customMaid/g)).toHaveLength(2);
  });
});
