/** A renewed program brings other packs: cases that are there stay with what judged them, new ones follow the new. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { assessCase } from '../../src/main/cases/assess-case.ts';
import { packsOfCase } from '../../src/main/cases/case-packs.ts';
import { createCase } from '../../src/main/cases/create-case.ts';
import type { Desk } from '../../src/main/cases/desk.ts';
import { openArchive } from '../../src/main/cases/open-archive.ts';
import { moveCaseToPack } from '../../src/main/cases/own-packs.ts';
import { pendingPacks } from '../../src/main/cases/pending-packs.ts';
import { rejudgeCases } from '../../src/main/cases/rejudge-cases.ts';
import { undoCommand } from '../../src/main/cases/undo-command.ts';
import { checkContent, contentOf } from '../../src/main/rules/check-pack.ts';
import { loadPacks } from '../../src/main/rules/load-packs.ts';
import type { RulePack } from '../../src/main/rules/pack.ts';
import { rawOf } from '../../src/main/store/connection.ts';
import { sql } from '../../src/main/store/sql.ts';
import { canonicalJson } from '../../src/shared/domain/canonical-json.ts';
import { codeOf, deskOn, opened, temporaryFolder } from './desk.ts';

const resources = path.join(import.meta.dirname, '..', '..', 'resources');
const delivered = loadPacks(resources);
/** Asked in time, nothing inspected: row R-05. */
const file = {
  schemaVersion: 1,
  customer: { nameConfirmed: true, country: 'VN' },
  seller: { domicile: 'CN' },
  order: { orderNo: '178', orderNoConfirmed: true },
  lines: [{ id: '1', reason: 'NO_REASON_POST', quantity: { value: 24, unit: 'pcs' } }],
  delivery: { receivedAt: '2025-05-10' },
  request: { at: '2025-05-12' },
};

/** The packs after the program was renewed: the files themselves are changed, and read as they are at a start. */
function renewed(change: (text: string) => string): readonly RulePack[] {
  const root = temporaryFolder();
  cpSync(path.join(resources, 'rule-packs'), path.join(root, 'rule-packs'), { recursive: true });
  const folder = path.join(root, 'rule-packs', 'seed-article');
  for (const name of ['pack.yaml', 'rows-change-of-mind.yaml']) {
    const at = path.join(folder, name);
    writeFileSync(at, change(readFileSync(at, 'utf8')));
  }
  return loadPacks(root);
}
/** R-05 negotiates, in a version of its own. */
const stricter = () =>
  renewed((text) =>
    text
      .replace('version: 1.0.0', 'version: 1.1.0')
      .replace(
        'changes:\n',
        'changes:\n  - version: 1.1.0\n    on: "2026-11-24"\n    what: { en: Stricter., zh-CN: 更严。 }\n',
      )
      .replace(/(- id: R-05\n[\s\S]*?sensible: )ACCEPT/, '$1NEGOTIATE'),
  );
const withPacks = (desk: Desk, packs: readonly RulePack[]): Desk => ({ ...desk, packs });
const stand = (desk: Desk, caseId: string) => {
  const { packs, lines } = assessCase(desk, caseId);
  return [packs.find(({ id }) => id === 'seed-article')?.version, lines[0]?.stance];
};

/** An archive with one case, judged before the program was renewed, and the desk after it. */
function afterRenewal(packs: readonly RulePack[] = stricter()) {
  const root = path.join(temporaryFolder(), 'archive');
  const first = openArchive(root, { mode: 'create', now: () => '2025-05-13T01:00:00.000Z' });
  const before = withPacks(deskOn(first), delivered);
  const { caseId } = createCase(before, file);
  const answer = assessCase(before, caseId);
  first.close();
  return { desk: withPacks(deskOn(opened(root, 'write')), packs), caseId, answer, root };
}

describe('a pack as delivered', () => {
  it.each(delivered.map((pack) => [pack.id, pack] as const))(
    '%s is the same when it was kept and read again',
    (_, pack) => {
      const again = checkContent(JSON.parse(canonicalJson(contentOf(pack))));
      expect('problems' in again ? again.problems : canonicalJson(again)).toBe(canonicalJson(pack));
    },
  );

  it('judges the cases of its time after the program was renewed; new cases are judged by the new one', () => {
    const { desk, caseId, answer } = afterRenewal();
    expect(stand(desk, caseId)).toEqual(['1.0.0', 'ACCEPT']);
    expect(assessCase(desk, caseId).lines).toEqual(answer.lines);
    const fresh = createCase(desk, file).caseId;
    expect(stand(desk, fresh)).toEqual(['1.1.0', 'NEGOTIATE']);
    expect(stand(desk, caseId)).toEqual(['1.0.0', 'ACCEPT']);
    // Kept once, however many cases there are.
    createCase(desk, file);
    const kept = desk.archive.db.all(
      sql`SELECT version FROM delivered_packs WHERE pack_id = 'seed-article' ORDER BY delivered_no`,
    );
    expect(kept.map((row) => row.text('version'))).toEqual(['1.0.0', '1.1.0']);
  });

  it('is what lists show of its cases too', async () => {
    const { desk, caseId } = afterRenewal();
    createCase(desk, file);
    await rejudgeCases(desk);
    const rows = desk.archive.db
      .all(sql`SELECT stances FROM standings ORDER BY case_no`)
      .map((row) => row.text('stances'));
    expect(rows).toEqual(['ACCEPT', 'NEGOTIATE']);
    expect(stand(desk, caseId)).toEqual(['1.0.0', 'ACCEPT']);
  });

  it('is offered to be replaced with what that changes, taken over in the case alone, and taken back', () => {
    const { desk, caseId } = afterRenewal();
    const other = createCase(withPacks(desk, desk.packs), file).caseId;
    const [pending] = pendingPacks(desk, caseId).pending;
    expect(pending).toMatchObject({ packId: 'seed-article', used: '1.0.0', inForce: '1.1.0', packNo: null });
    expect(pending?.shifts).toContainEqual({
      line: '1',
      what: 'stance',
      name: null,
      before: 'ACCEPT',
      after: 'NEGOTIATE',
    });
    expect(pendingPacks(desk, other).pending).toEqual([]);
    const command = { channel: 'case.move-pack', name: 'case-pack', words: {}, caseId, mergeKey: null } as const;
    desk.archive.commands.run(command, 0, () => moveCaseToPack(desk, caseId, 'seed-article', null));
    expect(stand(desk, caseId)).toEqual(['1.1.0', 'NEGOTIATE']);
    expect(pendingPacks(desk, caseId).pending).toEqual([]);
    const told = desk.archive.db.get(sql`SELECT details FROM journal WHERE action = 'case.pack-moved'`);
    expect(told?.json('details')).toEqual({ pack: 'seed-article', was: '1.0.0', is: '1.1.0' });
    undoCommand(desk, null);
    expect(stand(desk, caseId)).toEqual(['1.0.0', 'ACCEPT']);
  });

  it('stays with its cases through two renewals, and when its case was judged again in between', () => {
    const { desk, caseId } = afterRenewal();
    const second = createCase(desk, file).caseId;
    const third = withPacks(
      desk,
      renewed((text) =>
        text
          .replace('version: 1.0.0', 'version: 1.2.0')
          .replace(
            'changes:\n',
            'changes:\n  - version: 1.2.0\n    on: "2026-11-24"\n    what: { en: Other., zh-CN: 其他。 }\n',
          ),
      ),
    );
    const last = createCase(third, file).caseId;
    expect([caseId, second, last].map((one) => stand(third, one)[0])).toEqual(['1.0.0', '1.1.0', '1.2.0']);
  });

  it('that the program no longer brings goes on judging its cases, and one that is new does not judge them', () => {
    const without = delivered.filter(({ id }) => id !== 'eu-consumer-warning');
    const { desk, caseId } = afterRenewal(without);
    const ids = (of: Desk, one: string) => packsOfCase(of, Number(one.slice(3))).map(({ id }) => id);
    const fresh = createCase(desk, file).caseId;
    expect(ids(desk, caseId)).toContain('eu-consumer-warning');
    expect(ids(desk, fresh)).not.toContain('eu-consumer-warning');
    const again = withPacks(desk, delivered);
    const newest = createCase(again, file).caseId;
    expect([caseId, fresh, newest].map((one) => ids(again, one).includes('eu-consumer-warning'))).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('of an archive that kept none yet counts for all its cases from the first change on', () => {
    const root = path.join(temporaryFolder(), 'archive');
    const archive = openArchive(root, { mode: 'create', now: () => '2025-05-13T01:00:00.000Z' });
    const { caseId } = createCase(deskOn(archive), file);
    archive.close();
    const desk = withPacks(deskOn(opened(root, 'write')), delivered);
    expect(desk.archive.db.get(sql`SELECT count(*) AS n FROM deliveries`)?.integer('n')).toBe(0);
    createCase(desk, file);
    expect(stand(withPacks(desk, stricter()), caseId)).toEqual(['1.0.0', 'ACCEPT']);
  });

  it('is never changed, and a damaged one is named and replaced by nothing else', () => {
    const { desk, caseId, root } = afterRenewal();
    const raw = rawOf(desk.archive.db);
    expect(() => raw.exec(`UPDATE delivered_packs SET version = '9.9.9'`)).toThrow('never changed');
    expect(() => raw.exec('DELETE FROM delivered_packs')).toThrow('never removed');
    raw.exec(
      `DROP TRIGGER delivered_pack_is_never_changed; UPDATE delivered_packs SET content = '{"id": 1}' WHERE pack_id = 'seed-article'`,
    );
    desk.archive.close();
    const again = withPacks(deskOn(opened(root, 'write')), stricter());
    expect(codeOf(() => assessCase(again, caseId))).toBe('RULE_PACK_INVALID');
    expect(stand(again, createCase(again, file).caseId)).toEqual(['1.1.0', 'NEGOTIATE']);
  });
});
