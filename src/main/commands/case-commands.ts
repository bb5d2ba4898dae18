/** The commands that make, list, judge and check cases. */
import { visibleName } from '../../shared/domain/intake.ts';
import { Trouble } from '../../shared/errors.ts';
import { assessCase, assessFacts } from '../cases/assess-case.ts';
import { createCase, readCaseFile } from '../cases/create-case.ts';
import { listCases } from '../cases/list-cases.ts';
import { readCaseFileText } from '../cases/read-case-file.ts';
import { verifyArchive } from '../cases/verify-archive.ts';
import { loadHolidays } from '../rules/load-holidays.ts';
import { loadPacks } from '../rules/load-packs.ts';
import { answerAsText } from './answer-text.ts';
import type { Command } from './command.ts';
import { sentences } from './command-texts.ts';
import { resourcesRoot, withDesk } from './open-desk.ts';

export const newCommand: Command = {
  usage: 'new --archive DIR --file case.json',
  does: {
    en: 'reads a case file and opens a case; makes the archive if there is none',
    'zh-CN': '读取案件文件并建立案件；没有档案时新建',
  },
  options: { file: 'text' },
  async run(words, console) {
    const file = words.required('file', 'case.json');
    const text = readCaseFileText(file);
    // Checked before the archive is touched: a bad case file must not leave a new, empty archive behind.
    readCaseFile(text);
    return withDesk(words, console, 'create', (desk) => {
      const { caseId } = createCase(desk, text);
      return { json: { caseId }, text: sentences(console.language).caseOpen(caseId) };
    });
  },
};

export const assessCommand: Command = {
  usage: 'assess (--archive DIR --case ID | --file case.json) [--as-of TIME] [--reading literal|sensible]',
  does: { en: 'says where the exporter stands and why', 'zh-CN': '说明卖家目前的处境和依据' },
  options: { case: 'text', file: 'text', 'as-of': 'text', reading: 'text' },
  async run(words, console) {
    const asOf = words.text('as-of');
    if (asOf !== undefined && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(asOf)) {
      throw new Trouble('USAGE_NOT_A_MOMENT', { value: asOf });
    }
    const preset =
      words.text('reading') === undefined ? undefined : words.choice('reading', ['sensible', 'literal'], 'sensible');
    const options = { ...(asOf && { asOf }), ...(preset && { preset }) };
    const file = words.text('file');
    if (file !== undefined && words.text('case') !== undefined)
      throw new Trouble('USAGE_NOT_TOGETHER', { one: '--file', other: '--case' });
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
    const caseId = words.required('case', 'CB-0001');
    return withDesk(words, console, 'read', (desk) => {
      const answer = assessCase(desk, caseId, options);
      return { json: { ...answer }, text: answerAsText(answer, console.language) };
    });
  },
};

export const listCommand: Command = {
  usage: 'list --archive DIR [--query TEXT] [--status open|waiting|closed|trash] [--limit N]',
  does: { en: 'searches and lists the cases', 'zh-CN': '查找并列出案件' },
  options: { query: 'text', status: 'text', limit: 'text' },
  async run(words, console) {
    const limit = words.number('limit', 1, 10_000, 100);
    const say = sentences(console.language);
    const status =
      words.text('status') === undefined
        ? undefined
        : words.choice('status', ['open', 'waiting', 'closed', 'trash'], 'open');
    const query = words.text('query');
    return withDesk(words, console, 'read', (desk) => {
      const found = listCases(desk, { ...(query && { query }), ...(status && { status }), limit });
      const lines = found.cases.map((c) =>
        [c.caseId, c.status, c.customerName ?? say.noBuyer, c.orderNo ?? say.noOrder, c.title ?? ''].join('  '),
      );
      return { json: { ...found }, text: [say.cases(found.total), ...lines].join('\n') };
    });
  },
};

export const verifyCommand: Command = {
  usage: 'verify --archive DIR [--case ID]',
  does: {
    en: 're-hashes every evidence and issued file and checks the database and the journal',
    'zh-CN': '重新计算每个证据文件和材料册的校验值，并检查数据库和操作记录',
  },
  options: { case: 'text' },
  async run(words, console) {
    const say = sentences(console.language);
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
        text: [
          say.verified(found.checked),
          ...named(say.surplus, found.surplus),
          ...named(say.underway, found.underway),
          ...named(say.leftovers, found.leftovers),
        ].join('\n'),
      };
    });
  },
};

/** A sentence with the files it is about, each on a line of its own; nothing for none. */
function named(says: (count: number) => string, files: readonly string[]): string[] {
  return files.length === 0 ? [] : [says(files.length), ...files.map((file) => `  ${visibleName(file)}`)];
}
