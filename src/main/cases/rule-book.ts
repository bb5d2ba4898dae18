/**
 * The rule packs laid out to be read: every rule with its source, every clock, and those whose length nobody found; of
 * packs of one's own also their versions. What judges new cases stands here; a case may rest on another version.
 */
import type { OutputOf } from '../../shared/contract/channels.ts';
import type { Rule, RulePack } from '../rules/pack.ts';
import { loadOwnPack, packsWith, versionsInForce } from './case-packs.ts';
import type { Desk } from './desk.ts';
import { listVersions, type VersionView } from './own-packs.ts';
import { readSettings } from './settings.ts';

export type RuleBook = OutputOf<'rules.book'>;
type BookPack = RuleBook['packs'][number];
type BookDesk = Pick<Desk, 'packs' | 'archive'>;

/** All packs in their order, the article first; those that were taken out of force last. */
export function ruleBook(desk: BookDesk): RuleBook {
  const versions = listVersions(desk);
  const isOwn = (id: string): boolean => (versions.get(id) ?? []).some(({ state }) => state === 'in-force');
  const { sound, out, broken } = sortedPacks(desk, versions);
  const book = (pack: RulePack, inForce: boolean): BookPack => ({
    ...bookPack(pack),
    inForce,
    isOwn: isOwn(pack.id) || !inForce,
    deliveredVersion: desk.packs.find(({ id }) => id === pack.id)?.version ?? null,
    own: [...(versions.get(pack.id) ?? [])],
  });
  return {
    packs: [...sound.map((pack) => book(pack, true)), ...out.map((pack) => book(pack, false))],
    broken,
    follow: readSettings(desk.archive).packFollow,
  };
}

/** Versions that this program cannot read are named, and what is left is shown: the book is where they are put right. */
function sortedPacks(desk: BookDesk, versions: ReadonlyMap<string, readonly VersionView[]>) {
  const { db } = desk.archive;
  const broken: string[] = [];
  const isSound = (packId: string, packNo: number): boolean => {
    try {
      loadOwnPack(db, packNo);
      return true;
    } catch {
      broken.push(packId);
      return false;
    }
  };
  const inForce = versionsInForce(db);
  const readable = [...inForce].filter(([packId, packNo]) => packNo === null || isSound(packId, packNo));
  const sound = packsWith(desk, new Map(readable));
  const out = [...versions].flatMap(([packId, [newest]]) =>
    newest === undefined || sound.some(({ id }) => id === packId) || !isSound(packId, newest.packNo)
      ? []
      : [loadOwnPack(db, newest.packNo)],
  );
  return { sound, out, broken: [...new Set(broken)] };
}

const keyOf = (pack: RulePack, rule: Rule): string => `${pack.id} ${rule.id} ${rule.inForce.from}`;

/** The address of a rule's source; empty where the book has no such rule. @param key of the rule in the book */
export function addressOf(desk: BookDesk, key: string): string {
  const { sound, out } = sortedPacks(desk, listVersions(desk));
  const all = [...sound, ...out].flatMap((pack) => pack.rules.map((rule) => ({ key: keyOf(pack, rule), rule })));
  return all.find((one) => one.key === key)?.rule.citation.address ?? '';
}

function bookPack(pack: RulePack): Omit<BookPack, 'inForce' | 'isOwn' | 'deliveredVersion' | 'own'> {
  return {
    id: pack.id,
    version: pack.version,
    kind: pack.kind,
    title: pack.title,
    note: pack.sourceNote,
    from: pack.validFrom,
    to: pack.validTo ?? null,
    noRulesYet: pack.noRulesYet ?? null,
    rules: pack.rules.map((rule) => ({
      key: keyOf(pack, rule),
      rule: rule.id,
      clause: rule.clause,
      title: rule.title,
      gist: rule.gist,
      source: rule.citation.source,
      section: rule.citation.section,
      address: rule.citation.address,
      consultedOn: rule.citation.consultedOn,
      confidence: rule.citation.confidence,
      from: rule.inForce.from,
      to: rule.inForce.to ?? null,
      contradicts: rule.contradicts,
    })),
    clocks: [
      ...pack.windows.flatMap(({ id, clause, says, whose, versionOf, source }) =>
        says === undefined
          ? []
          : [
              {
                id,
                clause,
                says,
                whose,
                isFound: true,
                versionOf: versionOf ?? null,
                source: bookSource(pack, source),
              },
            ],
      ),
      ...pack.clocksNotFound.map(({ id, clause, what, whose }) => ({
        id,
        clause,
        says: what,
        whose,
        isFound: false,
        versionOf: null,
        source: null,
      })),
    ],
    noRule: pack.noRule,
    changes: pack.changes,
  };
}

function bookSource(pack: RulePack, sourceId: string): BookPack['clocks'][number]['source'] {
  const source = pack.sources[sourceId];
  return source === undefined ? null : { title: source.title, address: source.url, consultedOn: source.consultedOn };
}
