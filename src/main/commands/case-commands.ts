/** The commands that make, list, judge and check cases. */
import { Trouble } from '../../shared/errors.ts';
import { assessCase, assessFacts } from '../cases/assess-case.ts';
import { createCase, readCaseFile } from '../cases/create-case.ts';
import { listCases } from '../cases/list-cases.ts';
import { readCaseFileText } from '../cases/read-case-file.ts';
import { verifyArchive } from '../cases/verify-archive.ts';
import { loadHolidays } from '../rules/load-holidays.ts';
import { loadPacks } from '../rules/load-packs.ts';
import { answerAsText } from './answer-text.ts';
import { type Command, UsageProblem } from './command.ts';
import { resourcesRoot, withDesk } from './open-desk.ts';

export const newCommand: Command = {
  usage: 'new --archive DIR --file case.json',
  does: 'reads a case file and opens a case; makes the archive if there is none',
  options: { file: { type: 'string' } },
  async run(words, console) {
    const file = words.required('file');
    const text = readCaseFileText(file);
    // Checked before the archive is touched: a bad case file must not leave a new, empty archive behind.
    readCaseFile(text);
    return withDesk(words, console, 'create', (desk) => {
      const { caseId } = createCase(desk, text);
      return { json: { caseId }, text: `Case ${caseId} is open.` };
    });
  },
};

export const assessCommand: Command = {
  usage: 'assess (--archive DIR --case ID | --file case.json) [--as-of TIME] [--reading literal|sensible]',
  does: 'says where the exporter stands and why',
  options: {
    case: { type: 'string' },
    file: { type: 'string' },
    'as-of': { type: 'string' },
    reading: { type: 'string' },
  },
  async run(words, console) {
    const asOf = words.text('as-of');
    if (asOf !== undefined && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(asOf)) {
      throw new UsageProblem('--as-of is a moment with its offset, for example 2025-05-12T09:00:00+08:00');
    }
    const preset =
      words.text('reading') === undefined ? undefined : words.choice('reading', ['sensible', 'literal'], 'sensible');
    const options = { ...(asOf && { asOf }), ...(preset && { preset }) };
    const file = words.text('file');
    if (file !== undefined && words.text('case') !== undefined)
      throw new UsageProblem('give --file or --case, not both');
    if (file !== undefined) {
      const { facts, exhibits } = readCaseFile(readCaseFileText(file));
      const answer = assessFacts(
        {
          packs: loadPacks(resourcesRoot),
          holidays: loadHolidays(resourcesRoot),
          language: console.language,
          now: () => new Date().toISOString(),
        },
        facts,
        exhibits,
        options,
      );
      return { json: { ...answer }, text: answerAsText(answer, console.language) };
    }
    const caseId = words.required('case');
    return withDesk(words, console, 'read', (desk) => {
      const answer = assessCase(desk, caseId, options);
      return { json: { ...answer }, text: answerAsText(answer, console.language) };
    });
  },
};

export const listCommand: Command = {
  usage: 'list --archive DIR [--query TEXT] [--status open|waiting|closed|trash] [--limit N]',
  does: 'searches and lists the cases',
  options: { query: { type: 'string' }, status: { type: 'string' }, limit: { type: 'string' } },
  async run(words, console) {
    const limit = Number(words.text('limit') ?? 100);
    if (!Number.isInteger(limit) || limit < 1 || limit > 10_000)
      throw new UsageProblem('--limit is a number from 1 to 10000');
    const status =
      words.text('status') === undefined
        ? undefined
        : words.choice('status', ['open', 'waiting', 'closed', 'trash'], 'open');
    const query = words.text('query');
    return withDesk(words, console, 'read', (desk) => {
      const found = listCases(desk, { ...(query && { query }), ...(status && { status }), limit });
      const lines = found.cases.map((c) =>
        [
          c.caseId,
          c.status,
          c.customerName ?? '(buyer not known)',
          c.orderNo ?? '(order no. not known)',
          c.title ?? '',
        ].join('  '),
      );
      return { json: { ...found }, text: [`${found.total} case(s)`, ...lines].join('\n') };
    });
  },
};

export const verifyCommand: Command = {
  usage: 'verify --archive DIR [--case ID]',
  does: 're-hashes every evidence and issued file and checks the database and the journal',
  options: { case: { type: 'string' } },
  async run(words, console) {
    return withDesk(words, console, 'read', async (desk) => {
      const found = await verifyArchive(desk, words.text('case'), {
        onProgress: (done, total, label) => console.progress(label, done, total),
        signal: console.cancel,
      });
      const damaged =
        found.damaged.length + found.missing.length > 0 || found.database !== 'ok' || found.journal !== 'ok';
      if (damaged)
        throw new Trouble('ARCHIVE_HAS_DAMAGE', {
          ...found,
          damagedCount: found.damaged.length,
          missingCount: found.missing.length,
        });
      return {
        json: { ...found },
        text: `${found.checked} file(s) checked: all as they were taken in.${found.surplus.length > 0 ? ` ${found.surplus.length} file(s) belong to no case: ${found.surplus.join(', ')}` : ''}`,
      };
    });
  },
};
