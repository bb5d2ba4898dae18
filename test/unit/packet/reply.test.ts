/** The answer to the buyer is the owner's: nothing accepts or refuses for him. */
import { describe, expect, test } from 'vitest';
import { preflight } from '../../../src/main/cases/preflight.ts';
import { buildModel } from '../../../src/main/packet/model/build-model.ts';
import type {
  PacketEvidence,
  PacketFacts,
  PacketLanguage,
  PacketVariant,
} from '../../../src/main/packet/packet-facts.ts';
import { zhCn } from '../../../src/main/packet/texts/zh-cn.ts';
import type { CaseFacts } from '../../../src/shared/domain/case-file.ts';
import { exhibit, packetFacts } from '../../packets/packet-maker.ts';
import { sampleFacts } from '../../packets/sample-facts.ts';

const piece = (evidenceId: string, originalName: string): PacketEvidence => ({
  evidenceId,
  sha256: evidenceId.padEnd(64, '0'),
  bytes: 10,
  kind: 'pdf',
  originalName,
  folderId: null,
  pathInFolder: null,
  takenInAt: '2026-03-01T08:00:00.000Z',
  cameraTime: null,
  camera: null,
  width: 1400,
  height: 1000,
  pages: 1,
  hasLocation: false,
  thumbnail: 'none',
  warnings: [],
  storedPath: 'evidence/x',
});
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

describe('a letter to the buyer', () => {
  const letter = (facts: Partial<CaseFacts>, language: PacketLanguage = 'en') =>
    buildModel(
      packetFacts({ facts: { ...sampleFacts, ...facts }, packet: { variant: 'reply', language }, exhibits: [] }),
    );
  const text = (facts: Partial<CaseFacts>, language: PacketLanguage = 'en'): string =>
    JSON.stringify(letter(facts, language));

  test('answers claim by claim and says what happens next', () => {
    const refused = text({ reply: { position: 'refuse' } });
    expect(refused).toContain('Claim by claim:');
    expect(refused).toContain('["not accepted"]');
    expect(refused).toContain('either side may ask the platform to mediate');
    expect(text({ reply: { position: 'accept' } })).toContain('["accepted"]');
    expect(text({ reply: { position: 'counter_offer' } })).toContain('["discount on the next order');
    expect(text({ reply: { position: 'refuse' } }, 'zh-CN')).toContain('["不接受"]');
    // Whoever has not said what he answers promises and refuses nothing.
    const open = text({});
    expect(open).not.toContain('Claim by claim:');
    expect(open).not.toContain('What happens next');
  });

  test('says who pays a freight only where it is in the contract, agreed or typed', () => {
    const reply = { position: 'counter_offer' } as const;
    expect(text({ reply, freight: [{ id: 'f', leg: 'return' }] })).not.toMatch(/Return[^"]*to be borne/);
    expect(text({ reply, freight: [{ id: 'f', leg: 'return', agreedBearer: 'SELLER' }] })).toMatch(
      /eturn[^"]*: to be borne by the seller/,
    );
    const { order } = sampleFacts;
    expect(text({ reply, freight: [], order: { ...order, contractReturnFreightBearer: 'BUYER' } })).toMatch(
      /by our contract to be borne by the buyer/,
    );
  });

  test('does not run what the buyer says together with the goods', () => {
    const lines: CaseFacts['lines'] = [
      {
        id: '1',
        quantity: { value: 6, unit: 'pcs' },
        description: 'Customer does not like the colour',
        reason: 'QUALITY',
      },
    ];
    const said = text({ lines, reply: { position: 'refuse' }, order: { items: [] } });
    expect(said).not.toContain('6 pcs Customer');
    expect(said).toContain('"Customer does not like the colour"');
  });

  test('closes a sentence of the person before the next one begins', () => {
    const { asks } = letter({ reply: { position: 'counter_offer', text: 'We replace 240 pieces' } }).cover;
    expect(asks).toContain('We replace 240 pieces. We offer');
  });
});

describe('the pre-flight looks at the files that go out', () => {
  const check = (exhibits: PacketFacts['exhibits'], variant: PacketVariant = 'reply') => {
    const facts = packetFacts({ facts: sampleFacts, packet: { variant }, exhibits });
    return preflight(facts, { missing: new Set(), damaged: new Set(), hashed: true }, [], facts.answer, 'en', {
      logistics: new Set(),
      photos: new Set(),
    });
  };
  const of = (lines: ReturnType<typeof check>, code: string) =>
    lines.filter((line) => line.code === `PREFLIGHT_${code}`);
  const file = (name: string, more: object = {}) => ({ ...piece('e1', name), ...more });

  test('names a picture that cannot be read, with one click to leave it out', () => {
    const found = check([
      exhibit('1', [file('broken.jpg', { kind: 'jpeg', width: null, height: null })], { key: 'a' }),
    ]);
    expect(of(found, 'ONLY_A_NOTICE')).toMatchObject([{ light: 'amber', leavesOut: expect.any(String) }]);
    expect(of(found, 'ONLY_A_NOTICE')[0]?.says).toContain('broken.jpg');
  });

  test('names what may be internal; beside another file the exhibit is not left out as a whole', () => {
    const alone = check([exhibit('1', [file('Internal price list.csv', { kind: 'csv' })], { key: 'a' })]);
    expect(of(alone, 'MAYBE_INTERNAL')).toMatchObject([{ leavesOut: expect.any(String) }]);
    const both = check([
      exhibit('1', [file('成本.csv', { kind: 'csv' }), file('pod.pdf', { pages: 1 })], { key: 'a' }),
    ]);
    expect(of(both, 'MAYBE_INTERNAL')).toHaveLength(1);
    expect(of(both, 'MAYBE_INTERNAL')[0]).not.toHaveProperty('leavesOut');
    expect(
      of(check([exhibit('1', [file('Internal.csv', { kind: 'csv' })], { key: 'a' })], 'file-copy'), 'MAYBE_INTERNAL'),
    ).toEqual([]);
    expect(of(check([exhibit('1', [file('costume photo.jpg')], { key: 'a' })]), 'MAYBE_INTERNAL')).toEqual([]);
  });

  test('counts the exhibits that do not say what they show', () => {
    const found = check([
      exhibit('1', [], { key: 'a', shows: null }),
      exhibit('2', [], { key: 'b', shows: 'the seal was whole' }),
    ]);
    expect(of(found, 'SHOWS_NOTHING').map((line) => line.says)).toEqual(['1 exhibit does not say what it shows: 1.']);
  });
});
