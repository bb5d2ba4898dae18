/** The command on rule packs: lists them, checks one of a person's own and says what it would change, puts it in force or takes it out. */
import { Trouble } from '../../shared/errors.ts';
import type { Desk } from '../cases/desk.ts';
import { filesFrom } from '../cases/import-pack.ts';
import { putInForce, takeOutOfForce } from '../cases/own-packs.ts';
import { previewPack } from '../cases/preview-packs.ts';
import { ruleBook } from '../cases/rule-book.ts';
import { checkFiles } from '../cases/write-pack.ts';
import { type Command, type CommandResult, type Console, UsageProblem } from './command.ts';
import { withDesk } from './open-desk.ts';

export const packsCommand: Command = {
  usage: 'packs --archive DIR [--take-out ID | FILE.yaml… [--put]]',
  does: 'lists the rule packs; checks one of your own, says what it would change, puts it in force or takes it out',
  options: { put: { type: 'boolean' }, 'take-out': { type: 'string' } },
  takes: 'paths',
  async run(words, console) {
    const out = words.text('take-out');
    if (out !== undefined && words.plain.length > 0) throw new UsageProblem('give --take-out or files, not both');
    if (words.has('put') && words.plain.length === 0) throw new UsageProblem('--put needs the files of one pack');
    if (out !== undefined)
      return withDesk(words, console, 'write', (desk) => {
        takeOutOfForce(desk, out);
        return {
          json: { takenOut: out },
          text: `${out} is out of force for new cases. Cases that are there stay with it.`,
        };
      });
    if (words.plain.length === 0) return withDesk(words, console, 'read', listPacks);
    const files = filesFrom(words.plain);
    const isPut = words.has('put');
    return withDesk(words, console, isPut ? 'write' : 'read', (desk) => checkAndPut(desk, files, isPut, console));
  },
};

function listPacks(desk: Desk): CommandResult {
  const packs = ruleBook(desk).packs.map(({ id, version, isOwn, inForce, rules, own }) => ({
    id,
    version,
    isOwn,
    inForce,
    rules: rules.length,
    own: own.map(({ packNo: _, ...one }) => one),
  }));
  const lines = packs.map(
    (pack) =>
      `${pack.id}  ${pack.version}  ${pack.rules} rule(s)${pack.isOwn ? (pack.inForce ? '  your own' : '  out of force') : ''}`,
  );
  return { json: { packs }, text: lines.join('\n') };
}

async function checkAndPut(
  desk: Desk,
  files: ReturnType<typeof filesFrom>,
  isPut: boolean,
  console: Console,
): Promise<CommandResult> {
  const { checked, problems, remarks, clauses } = await checkFiles(desk, files);
  if (checked === null) {
    const [first] = problems;
    throw new Trouble('RULE_PACK_INVALID', {
      pack: files[0]?.name ?? '',
      path: first === undefined ? '' : `${first.file}:${first.line ?? 1} ${first.at}`.trim(),
      problem: (desk.language === 'zh-CN' ? first?.problemZh : first?.problem) ?? '',
      problems,
    });
  }
  const { id, version } = checked.pack;
  const preview = await previewPack(desk, id, checked.pack, {
    signal: console.cancel,
    onProgress: (done, total) => console.progress('open cases', done, total),
  });
  if (isPut) putInForce(desk, checked);
  const lines = [
    `${id} ${version} is sound: ${checked.pack.rules.length} rule(s), ${clauses.length} clause(s), ${remarks.length} remark(s).`,
    `${preview.changed} of ${preview.looked} open case(s) would change: ${preview.cases.map(({ caseId }) => caseId).join(', ') || 'none'}.`,
    isPut
      ? 'It is in force for new cases. Open cases stay with what judged them.'
      : 'Nothing was changed: --put puts it in force.',
  ];
  return { json: { pack: { id, version }, remarks, clauses, preview, inForce: isPut }, text: lines.join('\n') };
}
