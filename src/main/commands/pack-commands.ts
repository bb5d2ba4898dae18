/** The command on rule packs: lists them, checks one of a person's own and says what it would change, puts it in force or takes it out. */
import { Trouble } from '../../shared/errors.ts';
import type { Desk } from '../cases/desk.ts';
import { filesFrom } from '../cases/import-pack.ts';
import { putInForce, takeOutOfForce } from '../cases/own-packs.ts';
import { previewPack } from '../cases/preview-packs.ts';
import { ruleBook } from '../cases/rule-book.ts';
import { checkFiles } from '../cases/write-pack.ts';
import type { Command, CommandResult, Console } from './command.ts';
import { sentences } from './command-texts.ts';
import { withDesk } from './open-desk.ts';

export const packsCommand: Command = {
  usage: 'packs --archive DIR [--take-out ID | FILE.yaml… [--put]]',
  does: {
    en: 'lists the rule packs; checks one of your own, says what it would change, puts it in force or takes it out',
    'zh-CN': '列出规则包；检查自己的规则包，说明会改变什么，启用或停用',
  },
  options: { put: 'nothing', 'take-out': 'text' },
  takes: 'paths',
  async run(words, console) {
    const out = words.text('take-out');
    if (out !== undefined && words.plain.length > 0)
      throw new Trouble('USAGE_NOT_TOGETHER', { one: '--take-out', other: 'FILE.yaml' });
    if (words.has('put') && words.plain.length === 0) throw new Trouble('USAGE_FILES_MISSING');
    if (out !== undefined)
      return withDesk(words, console, 'write', (desk) => {
        takeOutOfForce(desk, out);
        return {
          json: { takenOut: out },
          text: sentences(console.language).takenOut(out),
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
  const say = sentences(desk.language);
  const lines = packs.map((pack) => {
    const state = pack.isOwn ? `  ${pack.inForce ? say.packOwn : say.packOut}` : '';
    return say.pack(pack.id, pack.version, pack.rules) + state;
  });
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
  const say = sentences(console.language);
  const preview = await previewPack(desk, id, checked.pack, {
    signal: console.cancel,
    onProgress: (done, total) => console.progress(say.openCases, done, total),
  });
  if (isPut) putInForce(desk, checked);
  const lines = [
    say.packSound(id, version, checked.pack.rules.length, clauses.length, remarks.length),
    say.packWouldChange(preview.changed, preview.looked, preview.cases.map(({ caseId }) => caseId).join(', ')),
    isPut ? say.packIn : say.packNotIn,
  ];
  return { json: { pack: { id, version }, remarks, clauses, preview, inForce: isPut }, text: lines.join('\n') };
}
