import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assessCase, assessFacts } from '../../src/main/cases/assess-case.ts';
import { createCase, readCaseFile } from '../../src/main/cases/create-case.ts';
import type { Desk } from '../../src/main/cases/desk.ts';
import { openArchive } from '../../src/main/cases/open-archive.ts';
import { setSetting } from '../../src/main/cases/settings.ts';
import { evaluateCase } from '../../src/main/rules/evaluate.ts';
import { loadPacks } from '../../src/main/rules/load-packs.ts';
import type { RulePack } from '../../src/main/rules/pack.ts';

const resourcesRoot = path.join(import.meta.dirname, '..', '..', 'resources');
const packs = loadPacks(resourcesRoot).filter((p) => p.id === 'seed-article');
const now = (): string => '2025-05-13T01:00:00.000Z';
const file = {
  schemaVersion: 1,
  customer: { nameConfirmed: true, country: 'VN' },
  seller: { domicile: 'CN' },
  order: { orderNo: '178', orderNoConfirmed: true },
  lines: [{ id: '1', reason: 'NO_REASON_POST', quantity: { value: 24, unit: 'pcs' } }],
  delivery: { receivedAt: '2025-05-10' },
  request: { at: '2025-05-12' },
};
const parsed = readCaseFile(JSON.stringify(file));

describe('assessing', () => {
  let folder = '';
  let desk: Desk | undefined;
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'casebinder-assess-'));
    const archive = openArchive(path.join(folder, 'archive'), { mode: 'create', now });
    const noJobs: Desk['jobs'] = {
      run: () => Promise.reject(new Error('no job is needed here')),
      close: () => Promise.resolve(),
    };
    desk = { archive, packs, jobs: noJobs, now, by: null, language: 'en', resourcesRoot, appVersion: '0' };
  });
  afterAll(() => {
    desk?.archive.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives the same answer from the archive as from the file', () => {
    if (!desk) throw new Error('no desk');
    const { caseId } = createCase(desk, JSON.stringify(file));
    const fromArchive = assessCase(desk, caseId);
    expect(fromArchive).toEqual(assessFacts(desk, parsed.facts, parsed.exhibits));
    expect(fromArchive.asOf).toBe(now());
    expect(fromArchive.lines[0]).toMatchObject({ stance: 'ACCEPT', rows: ['R-05'] });
  });

  it('reads a case that says nothing as the archive’s setting says', () => {
    if (!desk) throw new Error('no desk');
    const { caseId: silent } = createCase(desk, JSON.stringify(file));
    const { caseId: own } = createCase(desk, JSON.stringify({ ...file, readings: { preset: 'sensible' } }));
    setSetting(desk, 'readings', { preset: 'literal' });
    expect(assessCase(desk, silent).readings).toEqual({ preset: 'literal', 'S2.2c': 'C', 'S2.4': 'literal' });
    expect(assessCase(desk, own).readings.preset).toBe('sensible');
    expect(assessCase(desk, silent, { preset: 'sensible' }).readings['S2.4']).toBe('sensible');
    setSetting(desk, 'readings', null);
    expect(assessCase(desk, silent).readings.preset).toBe('sensible');
  });

  it('counts planned exhibits of a file as held, and leaves out those that are not included', () => {
    const exhibits = [
      { id: 'a', title: 'POD', kind: 'pod', files: ['pod.pdf'] },
      { id: 'b', title: 'Photos', kind: 'product_photo', files: ['1.jpg', '2.jpg'] },
      { id: 'c', title: 'Chat', kind: 'chat_other', files: ['c.png'], include: false },
    ] as const;
    const { evidence } = assessFacts(
      { packs, language: 'en', now },
      parsed.facts,
      exhibits.map((e) => ({ ...e, files: [...e.files] })),
    );
    expect(evidence.held).toEqual([
      { kind: 'pod', count: 1 },
      { kind: 'product_photo', count: 2 },
    ]);
    expect(evidence.wanted.map((w) => w.kind)).not.toContain('pod');
    expect(evidence.wouldBeRefused).toEqual([]);
  });

  it('refuses a moment without offset', () => {
    for (const asOf of [
      '2025-05-13',
      '2025-05-13T09:00',
      'yesterday',
      '2025-13-45T09:00:00Z',
      '2025-02-30T00:00:00Z',
      '2025-05-13T24:00:00Z',
      '2025-05-13T09:00:00+99:00',
      '2025-05-13T09:00:00 Z',
    ])
      expect(() => assessFacts({ packs, language: 'en', now }, parsed.facts, [], { asOf })).toThrow(
        expect.objectContaining({ code: 'AS_OF_NOT_A_TIME' }),
      );
  });

  it('says which kinds of evidence would not count', () => {
    const refused = (facts: typeof parsed.facts): string[] =>
      evaluateCase({
        packs,
        facts,
        asOf: now(),
        evidenceHeld: [{ kind: 'email', count: 1 }],
        language: 'en',
      }).evidence.wouldBeRefused.map((r) => `${r.kind} ${r.clause}`);
    expect(refused(parsed.facts)).toEqual(['email F-13']);
    expect(refused({ ...parsed.facts, talks: { offPlatformAck: true } })).toEqual([]);
  });

  it('reads in the language that is asked for', () => {
    const zh = evaluateCase({ packs, facts: parsed.facts, asOf: now(), language: 'zh-CN' });
    expect(zh.lines[0]?.says).toBe(
      '买家可以退货：在 7 天之内提出（截止 2025年5月17日 23:59，越南时间）。货到后请验货。退回运费由买家承担；您也可以主动承担。',
    );
    const en = evaluateCase({ packs, facts: parsed.facts, asOf: now(), language: 'en' });
    expect(en.lines[0]?.says).toBe(
      'The buyer may return these goods: asked inside 7 days (until 17 May 2025, 23:59 Ho Chi Minh time). Inspect them on arrival. The buyer pays the return freight; you may waive it.',
    );
  });
});

describe('packs side by side', () => {
  /** A made-up platform pack that refuses every return without a reason. */
  const platform: RulePack = {
    ...(packs[0] ?? raise()),
    id: 'example-platform',
    kind: 'platform',
    appliesWhen: { fact: 'platform.service', is: 'trade_assurance' },
    rules: (packs[0]?.rules ?? []).flatMap((r) =>
      r.id === 'R-05' && r.outcome.is === 'decision'
        ? [{ ...r, outcome: { ...r.outcome, literal: 'REFUSE' as const, sensible: 'REFUSE' as const } }]
        : r.id === 'R-00'
          ? [r]
          : [],
    ),
  };
  const both = [...packs, platform];
  const named = { ...parsed.facts, packs: ['seed-article', 'example-platform'] };
  const ask = (facts: typeof parsed.facts) => evaluateCase({ packs: both, facts, asOf: now(), language: 'en' });

  it('a new case starts with the article alone; a platform’s pack comes in with platform and service', () => {
    const inForce = (facts: typeof parsed.facts) => ask(facts).packs.map((p) => p.inForce);
    expect(inForce(parsed.facts)).toEqual([true, false]);
    expect(ask(parsed.facts).missingFacts.map((m) => m.fact)).toContain('platform.service');
    expect(ask(parsed.facts).lines[0]?.stance).toBe('ACCEPT');
    expect(inForce({ ...parsed.facts, platform: { service: 'trade_assurance' } })).toEqual([true, true]);
    expect(inForce({ ...parsed.facts, platform: { service: 'trade_assurance' }, packs: ['seed-article'] })).toEqual([
      true,
      false,
    ]);
  });

  it('follows the pack that the case chose, else the one that the archive remembers, and says so', () => {
    const facts = { ...parsed.facts, platform: { service: 'trade_assurance' as const } };
    const chosen = ask({ ...facts, packChoice: { follow: 'example-platform' } });
    expect(chosen.follows).toEqual({ pack: 'example-platform', by: 'case' });
    expect(chosen.lines[0]).toMatchObject({ stance: 'REFUSE', conflict: null, follows: 'example-platform' });
    expect(chosen.lines[0]?.byPack.map((p) => p.stance)).toEqual(['ACCEPT', 'REFUSE']);
    const remembered = evaluateCase({
      packs: both,
      facts,
      asOf: now(),
      language: 'en',
      defaultFollow: 'seed-article',
    });
    expect(remembered.follows).toEqual({ pack: 'seed-article', by: 'archive' });
    expect(remembered.lines[0]).toMatchObject({ stance: 'ACCEPT', conflict: null, follows: 'seed-article' });
    const quarrel = {
      disputed: [
        { value: 'seed-article', source: 'Li' },
        { value: 'example-platform', source: 'Wang' },
      ],
    };
    expect(ask({ ...facts, packChoice: { follow: quarrel } }).lines[0]?.stance).toBe('HOLD');
  });

  it('names a pack to follow that is not in force no conflict-breaker', () => {
    const facts = { ...parsed.facts, platform: { service: 'trade_assurance' as const } };
    expect(ask({ ...facts, packChoice: { follow: 'none-of-ours' } }).lines[0]?.stance).toBe('HOLD');
  });

  it('keeps the rules’ own stance beside what a person put in its place', () => {
    const override = {
      id: 'o1',
      conclusion: 'lines[1].stance',
      value: 'NEGOTIATE',
      reason: 'A good customer.',
      by: 'Li',
    };
    const answer = ask({ ...parsed.facts, overrides: [{ ...override, at: '2025-05-12' }] });
    expect(answer.lines[0]).toMatchObject({
      stance: 'ACCEPT',
      overridden: { stance: 'NEGOTIATE', reason: 'A good customer.', by: 'Li' },
    });
    expect(answer.overrides[0]).toMatchObject({ value: 'NEGOTIATE', rulesSay: 'ACCEPT', at: '2025-05-12' });
  });

  it('sums the lines up by stance, what needs a person first', () => {
    const lines = [
      { id: '1', reason: 'NO_REASON_POST' as const },
      { id: '2' },
      { id: '3', reason: 'NO_REASON_POST' as const },
    ];
    expect(ask({ ...parsed.facts, lines }).summary).toEqual({
      stances: [
        { stance: 'HOLD', lines: ['2'] },
        { stance: 'ACCEPT', lines: ['1', '3'] },
      ],
      says: 'line 2: wait; lines 1, 3: accept',
    });
  });

  it('holds and names the conflict where two packs disagree', () => {
    const line = ask({ ...named, platform: { service: 'trade_assurance' } }).lines[0];
    expect(line?.stance).toBe('HOLD');
    expect(line?.conflict?.between).toEqual(['seed-article', 'example-platform']);
    expect(line?.byPack.map((p) => p.stance)).toEqual(['ACCEPT', 'REFUSE']);
  });

  it('a platform pack whose service does not match, or is not known, is not in force', () => {
    expect(ask({ ...named, platform: { service: 'offline' } }).lines[0]?.stance).toBe('ACCEPT');
    const unknown = ask(named);
    expect(unknown.lines[0]?.byPack).toHaveLength(1);
    expect(unknown.missingFacts[0]).toMatchObject({ fact: 'platform.service', decides: ['packs'] });
  });

  it('a rule before its time is not in force and decides nothing', () => {
    const later = packs.map((p) => ({
      ...p,
      rules: p.rules.map((r) => (r.id === 'R-05' ? { ...r, inForce: { from: '2030-01-01' } } : r)),
    }));
    const line = evaluateCase({ packs: later, facts: parsed.facts, asOf: now(), language: 'en' }).lines[0];
    expect(line?.stance).toBe('HOLD');
    expect(line?.findings.find((f) => f.rule === 'R-05')?.outcome).toBe('not-in-force');
  });

  it('a row that may yet hold and says otherwise stops a refusal', () => {
    const late = { ...parsed.facts, request: { at: '2025-05-30' } };
    const rival = (unknownFact: string, stance: 'ACCEPT' | 'REFUSE'): string | undefined => {
      const own = packs.map((p) => ({
        ...p,
        rules: p.rules.flatMap((r) =>
          r.id === 'R-07' && r.outcome.is === 'decision'
            ? [
                r,
                {
                  ...r,
                  id: 'own',
                  when: {
                    all: [
                      { fact: 'derived.window', is: 'OUT' },
                      { fact: unknownFact, is: true },
                    ],
                  },
                  outcome: { ...r.outcome, literal: stance, sensible: stance },
                },
              ]
            : [r],
        ),
      }));
      return evaluateCase({ packs: own, facts: late, asOf: now(), language: 'en' }).lines[0]?.stance;
    };
    expect(rival('goods.preserved', 'ACCEPT')).toBe('HOLD');
    expect(rival('goods.preserved', 'REFUSE')).toBe('REFUSE');
    expect(rival('order.orderNoConfirmed', 'ACCEPT')).toBe('REFUSE');
  });

  it('names a pack that is not installed, and the article answers all the same', () => {
    for (const chosen of [['none-of-ours'], ['none-of-ours', 'example-platform']]) {
      const answer = ask({ ...parsed.facts, packs: chosen });
      expect(answer.warnings[0]).toMatchObject({ code: 'PACK_NOT_KNOWN', clause: 'S0.5' });
      expect(answer.warnings[0]?.says).toContain('none-of-ours');
      expect(answer.lines[0]).toMatchObject({ stance: 'ACCEPT', rows: ['R-05'] });
    }
    expect(ask(named).warnings.map((w) => w.code)).not.toContain('PACK_NOT_KNOWN');
  });

  it('no pack in force gives HOLD, never a guess', () => {
    const before = '1999-01-01T00:00:00Z';
    const answer = evaluateCase({ packs: both, facts: parsed.facts, asOf: before, language: 'en' });
    expect(answer.lines[0]).toMatchObject({ stance: 'HOLD', rows: [], byPack: [] });
  });
});

function raise(): never {
  throw new Error('the article’s pack is missing');
}
