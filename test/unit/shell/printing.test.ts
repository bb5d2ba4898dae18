import { describe, expect, test } from 'vitest';
import {
  dialogAnswer,
  type Printer,
  type PrintWay,
  printBy,
  type WayAnswer,
} from '../../../src/main/shell/printing.ts';

const job = { file: '/tmp/a.pdf', paper: 'A4', title: 'CB-0001' } as const;

/** A system whose ways answer as given; keeps what was asked of it. */
function system(answers: Partial<Record<PrintWay, WayAnswer>>): { printer: Printer; asked: PrintWay[] } {
  const asked: PrintWay[] = [];
  const way = (name: PrintWay) => async (): Promise<WayAnswer> => {
    asked.push(name);
    return answers[name] ?? { state: 'nothing-printed', because: `no ${name}` };
  };
  return { asked, printer: { dialog: way('dialog'), command: way('command'), program: way('program') } };
}

describe('printing', () => {
  test('by the dialog, and by nothing else once it has answered', async () => {
    const { printer, asked } = system({ dialog: { state: 'queued' } });
    expect(await printBy(printer, job)).toEqual({ state: 'queued', way: 'dialog', before: [] });
    expect(asked).toEqual(['dialog']);
  });
  test('by the command where the dialog printed nothing, and it is said why', async () => {
    const { printer, asked } = system({
      dialog: dialogAnswer(false, 'Invalid printer settings'),
      command: { state: 'queued', queue: 'Office' },
    });
    expect(await printBy(printer, job)).toEqual({
      state: 'queued',
      queue: 'Office',
      way: 'command',
      before: [{ way: 'dialog', because: 'Invalid printer settings' }],
    });
    expect(asked).toEqual(['dialog', 'command']);
  });
  test('else the file is opened in the PDF program', async () => {
    const { printer } = system({ program: { state: 'opened' } });
    expect(await printBy(printer, job)).toMatchObject({ state: 'opened', way: 'program' });
  });
  test('where no way is there, all reasons are told', async () => {
    const { printer } = system({});
    expect(await printBy(printer, job)).toMatchObject({
      state: 'nothing-printed',
      way: 'program',
      because: 'no program',
      before: [{ because: 'no dialog' }, { because: 'no command' }],
    });
  });
  test.each([
    ['no answer in time', { state: 'silent' } as const],
    ['a closed dialog', dialogAnswer(false, 'Print job canceled')],
    ['a failure that says nothing', dialogAnswer(false, '')],
    ['a failure half way', dialogAnswer(false, 'Print job failed')],
  ])('%s never prints a second time by itself', async (_, answer) => {
    const { printer, asked } = system({ dialog: answer, command: { state: 'queued' } });
    expect((await printBy(printer, job)).way).toBe('dialog');
    expect(asked).toEqual(['dialog']);
  });
  test('one way can be asked for alone', async () => {
    const { printer, asked } = system({ command: { state: 'nothing-printed', because: 'no queue' } });
    expect(await printBy(printer, job, 'command')).toMatchObject({ way: 'command', state: 'nothing-printed' });
    expect(asked).toEqual(['command']);
  });
  test('an answer that was cancelled is told from one that failed', () => {
    expect(dialogAnswer(true, '')).toEqual({ state: 'queued' });
    expect(dialogAnswer(false, 'cancelled').state).toBe('cancelled');
    expect(dialogAnswer(false, 'No valid printers available').state).toBe('nothing-printed');
  });
});
