/** Rule packs from the command line: checked, tried, put in force, taken out. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { casebinder } from '../support/command-line.ts';
import { ownPackText } from '../support/command-room.ts';

let home: string;
let archive: string;
let pack: string;
beforeEach(async () => {
  home = mkdtempSync(path.join(os.tmpdir(), 'casebinder-packs-'));
  archive = path.join(home, 'archive');
  pack = path.join(home, 'shopee.yaml');
  const file = path.join(home, 'case.json');
  const facts = { platform: { name: 'shopee' }, lines: [{ id: '1', reason: 'SHORT_QTY' }] };
  writeFileSync(file, JSON.stringify({ schemaVersion: 1, ...facts }));
  expect((await casebinder(['new', '--archive', archive, '--file', file])).code).toBe(0);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const packs = (...words: string[]) => casebinder(['packs', '--archive', archive, '--json', ...words]);
async function shopee(): Promise<unknown> {
  const { packs: all } = (await packs()).json() as { packs: { id: string }[] };
  return all.find(({ id }) => id === 'shopee');
}

describe('packs', () => {
  it('checks and tries without changing anything, puts in force when told to, and takes out', async () => {
    writeFileSync(pack, ownPackText('1.1.0'));
    const tried = await packs(pack);
    expect([tried.code, tried.json()]).toMatchObject([
      0,
      { ok: true, pack: { id: 'shopee', version: '1.1.0' }, inForce: false, preview: { looked: 1, changed: 1 } },
    ]);
    expect(await shopee()).toMatchObject({ version: '1.0.0', isOwn: false });
    expect((await packs(pack, '--put')).json()).toMatchObject({ ok: true, inForce: true });
    expect(await shopee()).toMatchObject({ version: '1.1.0', isOwn: true, own: [{ state: 'in-force' }] });
    expect((await packs('--take-out', 'shopee')).code).toBe(0);
    expect(await shopee()).toMatchObject({ version: '1.0.0', isOwn: false, own: [{ state: 'taken-out' }] });
  });

  it('refuses a bad pack with every problem, its file and line, and leaves what was in force', async () => {
    const text = ownPackText('1.1.0').replace('source: page\n    section', 'source: hearsay\n    section');
    writeFileSync(pack, text);
    const run = await packs(pack, '--put');
    expect(run.code).toBe(3);
    const line = text.split('\n').findIndex((one) => one.includes('hearsay')) + 1;
    expect(run.json()).toMatchObject({
      ok: false,
      error: { code: 'RULE_PACK_INVALID', details: { problems: [{ file: 'shopee.yaml', line }] } },
    });
    expect(await shopee()).toMatchObject({ version: '1.0.0', isOwn: false, own: [] });
    expect((await packs('--put')).code).toBe(2);
    expect((await packs(path.join(home, 'nowhere.yaml'))).json()).toMatchObject({
      error: { code: 'PACK_FILE_UNREADABLE' },
    });
  });
});
