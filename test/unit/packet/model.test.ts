import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decodeText, prepareCsv, prepareEmail } from '../../../src/main/packet/evidence/prepare-text.ts';
import { buildModel } from '../../../src/main/packet/model/build-model.ts';
import { millisecondsOf } from '../../../src/main/packet/model/chronology.ts';
import { citedLabels } from '../../../src/main/packet/model/citations.ts';
import { inGroups } from '../../../src/main/packet/model/integrity.ts';
import { en } from '../../../src/main/packet/texts/en.ts';
import { zhCn } from '../../../src/main/packet/texts/zh-cn.ts';
import { exhibit, packetFacts } from '../../packets/packet-maker.ts';
import { sampleFacts } from '../../packets/sample-facts.ts';

const rowsOf = (model: ReturnType<typeof buildModel>, id: string) =>
  (model.parts.find((p) => p.id === id)?.blocks ?? []).flatMap((b) => (b.is === 'table' ? b.rows : []));

describe('the chronology', () => {
  test('is in order, across zones, and states silences', () => {
    const rows = rowsOf(buildModel(packetFacts({ facts: sampleFacts })), 'chronology');
    const dated = rows.filter((r) => r.tone === 'plain').map((r) => String(r.cells[0]?.[0]));
    expect(dated[0]).toBe('2026-01-05');
    expect(dated.at(-1)).toBe('2026-03-01');
    expect(rows.filter((r) => r.tone === 'gap').map((r) => String(r.cells[0]?.[0]))).toContain(
      '32 days without an entry',
    );
  });
  test('an instant is placed by its zone, a date by its day', () => {
    expect(millisecondsOf({ local: '2026-01-01T00:30', zone: 'Asia/Shanghai' })).toBe(Date.UTC(2025, 11, 31, 16, 30));
    expect(millisecondsOf('2026-01-01')).toBe(Date.UTC(2026, 0, 1));
  });
});

describe('citations', () => {
  test('an exhibit knows the paragraphs that cite it', () => {
    const model = buildModel(
      packetFacts({ facts: sampleFacts, exhibits: [exhibit('1', [], { key: 'x2', kind: 'inspection_report' })] }),
    );
    const cited = model.exhibits[0]?.citedIn ?? [];
    expect(cited.length).toBeGreaterThan(1);
    expect([...cited].sort((a, b) => a - b)).toEqual(cited);
  });
  test('grounds cite by the id of the case file, not by the printed label', () => {
    const text = JSON.stringify(
      buildModel(packetFacts({ facts: sampleFacts, exhibits: [exhibit('1', [], { key: 'x4' })] })),
    );
    expect(text).toContain('{"cite":"1"}');
  });
});

describe('cited labels', () => {
  test('are those of chronology and statement too, not only those the facts name', () => {
    const made = packetFacts({
      facts: sampleFacts,
      exhibits: [
        exhibit('1', [], { key: 'none', kind: 'order_page' }),
        exhibit('2', [], { key: 'none-2', kind: 'insurance' }),
      ],
    });
    expect([...citedLabels(buildModel(made))]).toEqual(['1']);
  });
});

describe('captions', () => {
  test('stand in the language of the packet, and in the other one where there is no translation', () => {
    const own = {
      ...exhibit('1', []),
      captions: { 'EV-0001': 'Seal whole', 'EV-0002': 'Carton 17' },
      captionsZh: { 'EV-0001': '铅封完好' },
    };
    const said = (language: 'en' | 'zh-CN') =>
      buildModel(packetFacts({ facts: sampleFacts, exhibits: [own], packet: { language } })).exhibits[0]?.exhibit
        .captions;
    expect(said('en')).toEqual({ 'EV-0001': 'Seal whole', 'EV-0002': 'Carton 17' });
    expect(said('zh-CN')).toEqual({ 'EV-0001': '铅封完好', 'EV-0002': 'Carton 17' });
  });
});

describe('freight', () => {
  const bearing = (chosen: 'SELLER' | 'BUYER', variant: 'appeal' | 'file-copy'): string => {
    const facts = packetFacts({
      facts: {
        ...sampleFacts,
        freight: [{ id: 'f1', leg: 'return', cost: { minor: 114000, currency: 'EUR' } }],
      },
      packet: { variant },
    });
    const lines = facts.answer.lines.map((line) => ({
      ...line,
      freight: line.freight.map((f) => ({ ...f, chosen, scope: 'for the pieces found bad' })),
    }));
    const { parts } = buildModel({ ...facts, answer: { ...facts.answer, lines } });
    return JSON.stringify(parts.filter((p) => p.id === 'statement' || p.id === 'money'));
  };
  test('a part of the goods stands beside the bearer', () => {
    expect(bearing('SELLER', 'file-copy')).toContain('the seller (for the pieces found bad)');
    expect(bearing('BUYER', 'appeal')).toContain('for the pieces found bad');
  });
  test('the appeal does not say that its owner owes freight', () => {
    expect(bearing('BUYER', 'appeal')).toContain('be borne by');
    expect(bearing('SELLER', 'appeal')).not.toMatch(/be borne by|pieces found bad/i);
    expect(bearing('SELLER', 'file-copy')).toMatch(/be borne by/i);
  });
});

test('the same facts in another order are the same packet', () => {
  const facts = packetFacts({ facts: sampleFacts });
  const turned = { ...facts, facts: Object.fromEntries(Object.entries(facts.facts).reverse()) };
  expect(buildModel(turned).packetId).toBe(buildModel(facts).packetId);
});

test('both languages fill every word', () => {
  const walk = (a: unknown, b: unknown, at: string): void => {
    expect(typeof b, at).toBe(typeof a);
    if (typeof a === 'string') expect(String(b).trim(), at).not.toBe('');
    if (typeof a === 'object' && a !== null) {
      expect(Object.keys(b as object).sort(), at).toEqual(Object.keys(a).sort());
      for (const key of Object.keys(a))
        walk((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], `${at}.${key}`);
    }
  };
  walk(en, zhCn, 'texts');
});

test('a digest stands in groups of four', () => {
  expect(inGroups('0123456789abcdef')).toBe('0123 4567 89ab cdef');
});

describe('text evidence', () => {
  test('GBK is read as Chinese', () => {
    const gbk = Buffer.from('bbf5ceefb7fbbacfd4bcb6a8a3acd1f9c6b7d2d1c8b7c8cfa1a3c2f2bcd2d2d1c7a9cad5a1a3', 'hex');
    expect(decodeText(gbk)).toBe('货物符合约定，样品已确认。买家已签收。');
  });
  test.each(['收货', '颜色不对', '发货单 40箱 OK', '我们要求退款'])('short GBK is no other language: %s', (words) => {
    expect(decodeText(iconv.encode(words, 'gbk'))).toBe(words);
  });
  test.each(['Größe', 'Maß geprüft', 'Rücksendung über Köln, 20 Stück', 'für Jörg'])('short German: %s', (words) => {
    for (const encoding of ['latin1', 'utf-8', 'utf-16le'])
      expect(decodeText(iconv.encode(words, encoding)), encoding).toBe(words);
    expect(decodeText(iconv.encode(words, 'utf-16le', { addBOM: true }))).toBe(words);
  });
  test('a table with quotes and line feeds in cells', () => {
    expect(prepareCsv(Buffer.from('a;b\n"x; y";"1\n2"\n'))).toMatchObject({
      is: 'table',
      rows: [
        ['a', 'b'],
        ['x; y', '1\n2'],
      ],
      cut: 0,
    });
  });
  test('a table too wide is printed as lines', () => {
    expect(prepareCsv(Buffer.from(`${'a,'.repeat(30)}\n`))).toMatchObject({ is: 'text' });
  });
  test('an e-mail keeps its head and names its attachments', async () => {
    const mail = await prepareEmail(
      Buffer.from(
        'From: A <a@example.invalid>\r\nTo: b@example.invalid\r\nSubject: Hello\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>One &amp; two</p><script>bad()</script>\r\n--x\r\nContent-Type: application/pdf; name="a.pdf"\r\nContent-Disposition: attachment; filename="a.pdf"\r\n\r\nabc\r\n--x--\r\n',
      ),
    );
    if (mail.is !== 'text') throw new Error(mail.is);
    expect(mail.head.map(([k]) => k)).toEqual(['From', 'To', 'Subject', 'Attachment']);
    expect(mail.lines.join('\n')).toContain('One & two');
    expect(mail.lines.join('\n')).not.toContain('bad()');
  });
});

describe('what is held back', () => {
  const talks = (more: object) =>
    packetFacts({
      facts: {
        ...sampleFacts,
        negotiation: [
          { id: '1', at: '2026-02-20', from: 'buyer', text: 'We wait for an answer.' },
          { id: '2', at: '2026-02-24', from: 'seller', text: 'We offer a part of the price.', ...more },
        ],
      },
      packet: { variant: 'appeal' },
    });
  const shown = (facts: ReturnType<typeof talks>) =>
    JSON.stringify(buildModel(facts).parts.find((part) => part.id === 'messages'));

  test('is no silence: the chronology claims none around it', () => {
    const gapsOf = (facts: ReturnType<typeof talks>): number =>
      rowsOf(buildModel(facts), 'chronology').filter((row) => row.tone === 'gap').length;
    const without = talks({});
    without.facts.negotiation?.pop();
    expect(gapsOf(talks({}))).toBeLessThan(gapsOf(without));
  });
  test('goes in where it was ticked; a channel that is not recorded is called by no other', () => {
    expect(shown(talks({}))).not.toContain('part of the price');
    expect(shown(talks({ showInPacket: true }))).toContain('part of the price');
    expect(shown(talks({ showInPacket: true }))).not.toContain('not the platform');
  });
});
