/** What a name says of a file: a talk about a thing is no proof of it. */
import { expect, test } from 'vitest';
import { guessDocumentKind } from '../../../src/main/cases/guess-exhibit-kind.ts';

test.each([
  ['WeChat refund 2025-05-12.png', 'chat_other'],
  ['微信聊天 退款.png', 'chat_other'],
  ['chat about packing list.txt', 'chat_other'],
  ['TradeManager chat refund.txt', 'chat_platform'],
  ['refund receipt.pdf', 'refund_proof'],
  ['退款凭证.pdf', 'refund_proof'],
  ['微信支付凭证.png', 'payment_proof'],
  ['packing list.pdf', 'packing_list'],
])('%s is %s', (name, kind) => expect(guessDocumentKind(name)).toBe(kind));
