/** The answer to the buyer is the owner's: nothing accepts or refuses for him. */
import { describe, expect, test } from 'vitest';
import { preflight } from '../../../src/main/cases/preflight.ts';
import { emojiName } from '../../../src/main/packet/emoji.ts';
import { buildModel } from '../../../src/main/packet/model/build-model.ts';
import type { PacketLanguage, PacketVariant } from '../../../src/main/packet/packet-facts.ts';
import { zhCn } from '../../../src/main/packet/texts/zh-cn.ts';
import type { CaseFacts } from '../../../src/shared/domain/case-file.ts';
import { exhibit, packetFacts } from '../../packets/packet-maker.ts';
import { sampleFacts } from '../../packets/sample-facts.ts';

type Reply = NonNullable<CaseFacts['reply']>;
const made = (reply: Reply | undefined, variant: PacketVariant = 'reply', language: PacketLanguage = 'en') => {
  const facts: CaseFacts = { ...sampleFacts, order: { ...sampleFacts.order, noReturnClause: true } };
  const packet = packetFacts({
    facts: reply ? { ...facts, reply } : facts,
    packet: { variant, language },
    exhibits: [
      exhibit('1', [], { key: 'n1', kind: 'contract', chosen: true }),
      exhibit('2', [], { key: 'n2', kind: 'chat_other', chosen: true }),
      exhibit('3', [], { key: 'n3', kind: 'chat_platform', chosen: false }),
    ],
  });
  // The rules would accept: that must not show.
  const lines = packet.answer.lines.map((line) => ({ ...line, stance: 'ACCEPT' as const }));
  return { ...packet, answer: { ...packet.answer, lines } };
};
const printed = (...args: Parameters<typeof made>): string => JSON.stringify(buildModel(made(...args)));
const reds = (reply: Reply | undefined) =>
  preflight(made(reply), { missing: new Set(), damaged: new Set(), hashed: true }, [], made(reply).answer, 'en', {
    logistics: new Set(),
    photos: new Set(),
  }).filter((l) => l.light === 'red' && l.where === 'reply.position');

describe('the reply', () => {
  test('is red until the owner has said what he answers', () => {
    expect(reds(undefined).map((l) => l.says)).toEqual(['You have not said what you answer the buyer.']);
    expect(reds({ position: 'no_position_yet' })).toHaveLength(1);
    expect(reds({ position: 'refuse' })).toEqual([]);
  });
  test('without a position accepts and refuses nothing, whatever the rules say', () => {
    for (const language of ['en', 'zh-CN'] as const) {
      const text = printed(undefined, 'reply', language);
      expect(text).not.toMatch(/accept your|We accept|do not accept|我方接受|不接受贵方/);
    }
  });
  test('refuses with the clause and the facts that support it, and offers no freight', () => {
    const model = buildModel(made({ position: 'refuse', text: 'Please see the report.' }));
    const text = JSON.stringify(model);
    expect(model.cover.asks).toMatch(
      /^We do not accept your request for return and refund, because our contract excludes/,
    );
    expect(model.cover.asks).toContain('found that the goods match');
    expect(model.cover.asks).toContain('Please see the report.');
    expect(text).not.toContain('We accept');
    expect(text).not.toContain('to be borne by');
    expect(text).not.toContain('decision be reversed');
    expect(model.summary.reasonsAt).not.toBeNull();
    expect(printed({ position: 'refuse' }, 'reply', 'zh-CN')).toContain('我方不接受贵方提出的退货退款申请');
  });
  test('accepts only when he accepts', () => {
    expect(printed({ position: 'accept' })).toContain('We accept your request for return and refund.');
    expect(printed({ position: 'accept' })).toContain('to be borne by');
    for (const variant of ['mediation', 'appeal', 'file-copy'] as const)
      expect(printed(undefined, variant)).not.toContain('We accept');
  });
  test('a counter-offer shows his text and the ticked offers only', () => {
    const text = buildModel(made({ position: 'counter_offer', text: 'We replace 240 pieces.' })).cover.asks;
    expect(text).toContain('We replace 240 pieces.');
    expect(text).toContain('discount on the next order');
    expect(text).not.toContain('hidden offer');
  });
  test('keeps the seller’s own messages private unless he ticked them; the file copy shows them', () => {
    expect(printed({ position: 'refuse' })).not.toContain('Thank you for telling us');
    expect(printed({ position: 'refuse' }, 'file-copy')).toContain('Thank you for telling us');
  });
  test('points to no reasons where there are none', () => {
    const bare = packetFacts({ facts: { order: {} }, packet: { variant: 'reply' } });
    expect(buildModel(bare).summary).toMatchObject({ reasons: [], reasonsAt: null, reasonsTitle: null });
  });
});

test('no exhibit nobody looked at proves a statement, and no other chat proves a talk on the platform', () => {
  const model = buildModel(made({ position: 'refuse' }));
  expect(model.exhibits).toHaveLength(3);
  const statement = JSON.stringify(model.parts.filter((p) => p.id === 'statement' || p.id === 'chronology'));
  expect(statement).not.toContain('{"cite":"2"}');
  expect(statement).not.toContain('{"cite":"3"}');
  expect(statement).toContain('{"cite":"1"}');
});

test('common emoji have names in both languages, whatever their shade', () => {
  expect(emojiName('👍🏽', 'en')).toBe('[thumbs up]');
  expect(emojiName('❤️', 'zh-CN')).toBe('[红心]');
  expect(emojiName('🦖', 'en')).toBeNull();
});

test('Chinese sentences have no stray spaces', () => {
  const placed = zhCn.statement.placed({ buyer: 'Sklep Sp. z o.o.', orderNo: '22', platform: '平台（甲）', on: null });
  expect(placed).toBe('Sklep Sp. z o.o.在平台（甲）下单，订单号为\u200922。'.replace('o.在', 'o.\u2009在'));
  expect(zhCn.oneAfterOther([zhCn.exhibit.noCameraTime, zhCn.exhibit.file('a.jpg')])).toBe(
    '相机时间未记录。文件\u2009a.jpg。',
  );
});

describe('what goes out', () => {
  const out = (facts: Partial<CaseFacts>, variant: PacketVariant = 'appeal'): string =>
    JSON.stringify(buildModel(packetFacts({ facts: { ...sampleFacts, ...facts }, packet: { variant }, exhibits: [] })));

  test('a message whose writer is not known stays inside; the file copy has it', () => {
    const negotiation: CaseFacts['negotiation'] = [
      { id: 'x', channel: 'messenger', text: 'I told him privately our colour was off' },
    ];
    expect(out({ negotiation })).not.toContain('colour was off');
    expect(out({ negotiation }, 'file-copy')).toContain('colour was off');
  });

  test('an offer of somebody else is not ours', () => {
    const negotiation: CaseFacts['negotiation'] = [
      { id: 'x', from: 'platform', offer: 'refund 50 %', showInPacket: true },
    ];
    expect(out({ negotiation, reply: { position: 'counter_offer' } }, 'reply')).not.toContain('We offer: refund 50 %');
  });

  test('no talks and no mediation are told that did not take place', () => {
    const said = out({ talks: { state: 'not_started' }, negotiation: [{ id: 'x' }], decision: {}, dispute: {} });
    expect(said).not.toContain('talked with each other');
    expect(said).not.toContain('customer service');
  });
});
