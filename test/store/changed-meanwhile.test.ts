/** A fact that somebody changed since it was looked at is not overwritten unseen. */
import { expect, it } from 'vitest';
import { createCase } from '../../src/main/cases/create-case.ts';
import { getCase } from '../../src/main/cases/get-case.ts';
import { setFact } from '../../src/main/cases/set-fact.ts';
import { smallCase } from '../support/small-case.ts';
import { newDesk, troubleOf } from './desk.ts';

it('tells what the fact is now, keeps it, and takes the new value once that was seen', () => {
  const desk = newDesk();
  const { caseId } = createCase(desk, smallCase());
  const orderNo = () => getCase(desk, caseId).facts.order?.orderNo;
  setFact(desk, caseId, 'order.orderNo', 'B-2', '178220330045');
  expect(orderNo()).toBe('B-2');
  const trouble = troubleOf(() => setFact(desk, caseId, 'order.orderNo', 'C-3', '178220330045'));
  expect(trouble).toMatchObject({ code: 'FACT_CHANGED_MEANWHILE', details: { path: 'order.orderNo', value: 'B-2' } });
  expect(orderNo()).toBe('B-2');
  setFact(desk, caseId, 'order.orderNo', 'C-3', 'B-2');
  expect(orderNo()).toBe('C-3');
});

it('knows unknown from known, lets the same value pass, and reads what was seen as it reads what is written', () => {
  const desk = newDesk();
  const { caseId } = createCase(desk, smallCase());
  setFact(desk, caseId, 'closing.outcome', 'Half', null);
  expect(troubleOf(() => setFact(desk, caseId, 'closing.outcome', 'All', null)).code).toBe('FACT_CHANGED_MEANWHILE');
  expect(troubleOf(() => setFact(desk, caseId, 'closing.outcome', null, 'All')).code).toBe('FACT_CHANGED_MEANWHILE');
  setFact(desk, caseId, 'closing.outcome', 'Half', 'All');
  setFact(desk, caseId, 'order.total', { minor: 1, currency: 'USD' }, { currency: 'USD', minor: 240000 });
  expect(getCase(desk, caseId).facts.order?.total).toEqual({ minor: 1, currency: 'USD' });
});
