import { describe, expect, test } from 'vitest';
import { preflight } from '../../../src/main/cases/preflight.ts';
import type { PacketExhibit, PacketFacts } from '../../../src/main/packet/packet-facts.ts';
import { exhibit, packetFacts } from '../../packets/packet-maker.ts';
import { sampleFacts } from '../../packets/sample-facts.ts';

const sound = { missing: new Set<string>(), damaged: new Set<string>(), hashed: true };
const groups = { logistics: new Set(['pod'] as const), photos: new Set(['packing_photo'] as const) };

const lines = (
  exhibits: readonly PacketExhibit[],
  packet: Partial<PacketFacts['packet']> = {},
  window: 'en' | 'zh-CN' = 'en',
) => {
  const facts = packetFacts({ facts: sampleFacts, exhibits, packet });
  return preflight(facts, sound, [], facts.answer, window, groups);
};
const only = (code: string, ...args: Parameters<typeof lines>) =>
  lines(...args).filter((l) => l.code === `PREFLIGHT_${code}`);

describe('exhibits before they go out', () => {
  const grouped = [
    exhibit('1', [], { chosen: false }),
    exhibit('2', [], { chosen: false }),
    exhibit('3', [], { chosen: true }),
  ];
  test('those that nobody has looked at are one line that leads to the evidence', () => {
    expect(only('EXHIBITS_NOT_LOOKED_AT', grouped)).toEqual([
      {
        code: 'PREFLIGHT_EXHIBITS_NOT_LOOKED_AT',
        light: 'amber',
        where: 'evidence',
        says: '2 exhibits were put together by the app: look at them before they go out.',
      },
    ]);
    expect(only('EXHIBITS_NOT_LOOKED_AT', grouped, {}, 'zh-CN')[0]?.says).toMatch(/^有 2 项证据/);
  });
  test('they are no matter for the file copy, nor once all are looked at', () => {
    expect(only('EXHIBITS_NOT_LOOKED_AT', grouped, { variant: 'file-copy' })).toEqual([]);
    expect(only('EXHIBITS_NOT_LOOKED_AT', grouped.slice(2))).toEqual([]);
  });
  test('cited by statement or chronology is cited', () => {
    const list = [
      exhibit('1', [], { key: 'n1', kind: 'order_page' }),
      exhibit('2', [], { key: 'n2', kind: 'insurance' }),
    ];
    expect(only('EXHIBIT_NOT_CITED', list).map((l) => l.where)).toEqual(['X-2']);
  });
  test('are named as the window names them, whatever the language of the packet', () => {
    const list = [exhibit('1', [], { key: 'n1', kind: 'insurance', title: 'Policy', titleZh: '保险单' })];
    expect(only('EXHIBIT_NOT_CITED', list, { language: 'en' }, 'zh-CN')[0]?.says).toContain('保险单');
    expect(only('EXHIBIT_NOT_CITED', list, { language: 'zh-CN' }, 'en')[0]?.says).toContain('“Policy”');
  });
  test('what the rules say of it stands in the language of the list', () => {
    const facts = packetFacts({ facts: sampleFacts, packet: { language: 'en' } });
    const answer = {
      lines: facts.answer.lines.map((line) => ({ ...line, stance: 'HOLD' as const, says: '等待检验结果。' })),
      integrityFlags: [{ id: 'X:1', code: 'X', says: '两份运单号不一致。', evidenceIds: ['EV-0001'], explained: null }],
    };
    const said = preflight(facts, sound, [], answer, 'zh-CN', groups).map((line) => line.says);
    expect(said).toContain('两份运单号不一致。');
    expect(said.some((words) => words.includes('等待检验结果。'))).toBe(true);
  });
  test('foreign papers are one line; papers in two languages can be read', () => {
    const list = [
      exhibit('1', [], { language: 'de' }),
      exhibit('2', [], { language: 'de, en' }),
      exhibit('3', [], { language: 'zh' }),
      exhibit('4', [], { language: 'en-GB' }),
    ];
    expect(only('EXHIBITS_NOT_TRANSLATED', list).map((l) => l.says)).toEqual([
      '2 exhibits are not in the language of the packet, and no translation is in it: 1 (de), 3 (zh).',
    ]);
    expect(only('EXHIBITS_NOT_TRANSLATED', [...list, exhibit('5', [], { kind: 'translation' })])).toEqual([]);
  });
});

describe('words of one’s own before they go out', () => {
  const of = (code: string, facts: PacketFacts, language: 'en' | 'zh-CN' = 'en') =>
    preflight(facts, sound, [], facts.answer, language, groups).filter((line) => line.code === `PREFLIGHT_${code}`);
  const facts = (more: PacketFacts['facts'], packet: Partial<PacketFacts['packet']>) =>
    packetFacts({ facts: { ...sampleFacts, ...more }, packet });

  test('messages that stay out are counted, with the way to them', () => {
    const talks = [{ id: '4', at: '2026-02-24', from: 'seller' as const, text: 'We offer a part.' }];
    expect(of('TALKS_HELD_BACK', facts({ negotiation: talks }, { variant: 'appeal' }))).toMatchObject([
      {
        light: 'amber',
        where: 'negotiation.held',
        says: '1 of your own messages stays out of the packet: go there to show it.',
      },
    ]);
    // What nobody has said whose it is stays out too, and is told apart from one's own.
    const mixed = [...talks, { ...talks[0], id: '5', from: 'seller' as const }, { id: '6', text: 'And the photos?' }];
    const held = facts({ negotiation: mixed }, { variant: 'appeal' });
    expect(of('TALKS_HELD_BACK', held)).toMatchObject([
      { says: expect.stringMatching(/^2 of your own messages stay out/) },
    ]);
    expect(of('TALKS_OTHERS_HELD_BACK', held)).toMatchObject([{ light: 'amber', where: 'negotiation.6' }]);
    const letIn = facts({ negotiation: talks.map((one) => ({ ...one, showInPacket: true })) }, { variant: 'appeal' });
    expect(of('TALKS_HELD_BACK', letIn)).toEqual([]);
    expect(of('TALKS_HELD_BACK', facts({ negotiation: talks }, { variant: 'file-copy' }))).toEqual([]);
  });
  test('a request in another language than the packet is noticed', () => {
    const asks = { appeal: { asks: '请改判为部分退款。' } };
    expect(of('OWN_TEXT_OTHER_LANGUAGE', facts(asks, { variant: 'appeal', language: 'en' }))).toHaveLength(1);
    expect(of('OWN_TEXT_OTHER_LANGUAGE', facts(asks, { variant: 'appeal', language: 'zh-CN' }))).toEqual([]);
  });
  test('a refusal where the rules let the buyer return is noticed', () => {
    const reply = facts({ reply: { position: 'refuse' } }, { variant: 'reply' });
    const lines = reply.answer.lines.map((line) => ({ ...line, stance: 'ACCEPT' as const }));
    const found = preflight(reply, sound, [], { ...reply.answer, lines }, 'en', groups);
    expect(found.filter((line) => line.code === 'PREFLIGHT_REPLY_AGAINST_RULES')).toHaveLength(lines.length);
    expect(lines.length).toBeGreaterThan(0);
  });
});

describe('an empty answer', () => {
  const reds = (
    facts: PacketFacts['facts'],
    variant: PacketFacts['packet']['variant'],
    window: 'en' | 'zh-CN' = 'en',
  ) => {
    const made = packetFacts({ facts, packet: { variant } });
    return preflight(made, sound, [], made.answer, window, groups)
      .filter((l) => l.light === 'red' && /REPLY_WITHOUT|MEDIATION_WITHOUT/.test(l.code))
      .map((l) => [l.code, l.where]);
  };
  test('a refusal gives a reason: in words, by the contract, or point by point', () => {
    const bare = { reply: { position: 'refuse' } } as const;
    expect(reds(bare, 'reply')).toEqual([['PREFLIGHT_REPLY_WITHOUT_REASON', 'reply.text']]);
    expect(reds({ reply: { position: 'refuse', text: 'The lamps work.' } }, 'reply')).toEqual([]);
    expect(reds({ ...bare, order: { noReturnClause: true } }, 'reply')).toEqual([]);
    const allegations = [{ id: 'a', text: 'Broken', answer: 'They were whole at hand-over.' }];
    expect(reds({ ...bare, dispute: { allegations } }, 'reply')).toEqual([]);
    // Whoever accepts has said it all.
    expect(reds({ reply: { position: 'accept' } }, 'reply')).toEqual([]);
  });
  test('a counter-offer says what is offered', () => {
    const bare = { reply: { position: 'counter_offer' } } as const;
    expect(reds(bare, 'reply')).toEqual([['PREFLIGHT_REPLY_WITHOUT_OFFER', 'reply.text']]);
    const offer = { id: 'n', from: 'seller', offer: 'USD 50 off', showInPacket: true } as const;
    expect(reds({ ...bare, negotiation: [offer] }, 'reply')).toEqual([]);
    expect(reds({ ...bare, negotiation: [{ ...offer, showInPacket: false }] }, 'reply')).toHaveLength(1);
  });
  test('a request for mediation says what is asked for; a file copy need not', () => {
    expect(reds({}, 'mediation')).toEqual([['PREFLIGHT_MEDIATION_WITHOUT_ASKS', 'appeal.asks']]);
    expect(reds({ appeal: { asks: 'Reject the claim.' } }, 'mediation')).toEqual([]);
    expect(reds({ appeal: { reliefAmount: { minor: 100, currency: 'USD' } } }, 'mediation')).toEqual([]);
    expect(reds({ reply: { position: 'refuse' } }, 'file-copy')).toEqual([]);
  });
  test('is told in the language of the window', () => {
    const made = packetFacts({ facts: {}, packet: { variant: 'mediation' } });
    expect(preflight(made, sound, [], made.answer, 'zh-CN', groups).map((l) => l.says)).toContain(
      '没有写明希望平台怎样处理：请填写请求事项。',
    );
  });
});
