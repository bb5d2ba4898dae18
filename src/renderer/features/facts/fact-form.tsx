/** The story of the case as one calm column: sections in the order of the path, each with its facts and its lists. */
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepState } from '../../../shared/domain/case-path.ts';
import { useAsk } from '../../api.ts';
import type { FactSaver } from '../../ui/fact-saver.ts';
import { asLanguage } from '../../ui/format.ts';
import { Icon } from '../../ui/icons.tsx';
import { entriesOf, type FactDesk, FactDeskProvider, readPath, useFactDesk } from './fact-context.tsx';
import { FactField } from './fact-field.tsx';
import { FieldBar } from './field-bar.tsx';
import { type SectionSpec, sections } from './form-plan.ts';
import { isBeginning, storySection } from './form-plan-story.ts';
import { EntryList } from './list-entries.tsx';
import { MoreFields } from './more-fields.tsx';
import { sectionSummary } from './section-summary.ts';
import { StoryCard } from './story-card.tsx';
import { type Side, sideOf, zoneOfSide } from './time-place.ts';

/** What stands in a log instead of its entries; given the way to open one of them. */
export type LogSlot = (open: (entryId: string) => void) => ReactNode;

export function FactForm({
  caseId,
  saver,
  facts,
  toldAt,
  canWrite,
  states,
  goal,
  logs,
  header,
  footer,
}: {
  readonly caseId: string;
  readonly saver: FactSaver;
  readonly facts: unknown;
  /** When main told these facts, in milliseconds. */
  readonly toldAt: number;
  readonly canWrite: boolean;
  /** The state of each step: what is done stands folded. */
  readonly states: Readonly<Partial<Record<SectionSpec['step'], StepState>>>;
  /** A fact or `#section` that somebody wants to get to. */
  readonly goal: string | null;
  readonly logs: Readonly<Record<string, LogSlot>>;
  readonly header?: ReactNode;
  /** What comes after the first few facts. */
  readonly footer?: ReactNode;
}) {
  const { t } = useTranslation();
  const form = useRef<HTMLDivElement>(null);
  const story = useMemo(() => storySection(facts), [facts]);
  const desk = useDesk(caseId, saver, facts, toldAt, canWrite, story);
  const [isWhole, setWhole] = useState(false);
  const [isFirst] = useState(() => isBeginning(facts));
  const isTaken = (where: string): boolean => desk.taken.has(where.replace(/:.*$/, ''));
  const wantedBelow = goal !== null && !isTaken(goal) ? goal : null;
  return (
    <FactDeskProvider value={desk}>
      <div className="form" ref={form}>
        {header}
        <StoryCard
          story={story}
          facts={facts}
          isFirst={isFirst}
          hasDraft={saver.draftFields().some(isTaken)}
          goal={goal !== null && (isTaken(goal) || goal === '#story') ? goal : null}
          footer={footer}
        />
        <p className="whole-story">
          <span className="quiet small grow">{t('section-more.rest')}</span>
          <button type="button" className="link small" aria-pressed={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? t('section-more.fold-all') : t('section-more.open-all')}
          </button>
        </p>
        {sections.map((section) => (
          <Section
            key={section.id}
            section={section}
            facts={facts}
            state={states[section.step] ?? 'not-yet'}
            isFirst={isFirst}
            isWhole={isWhole}
            hasDraft={saver.draftFields().some((field) => isOf(section, field) && !isTaken(field))}
            goal={wantedBelow !== null && isOf(section, wantedBelow) ? wantedBelow : null}
            logs={logs}
          />
        ))}
      </div>
      <FieldBar form={form} />
    </FactDeskProvider>
  );
}

function useDesk(
  caseId: string,
  saver: FactSaver,
  facts: unknown,
  toldAt: number,
  canWrite: boolean,
  story: SectionSpec,
): FactDesk {
  const view = useSyncExternalStore(saver.subscribe, saver.view);
  const [zones, setZones] = useState<Readonly<Partial<Record<Side, string>>>>({});
  const noted = useAsk('case.notes', { caseId }, { keepPrevious: true }).data;
  useEffect(() => saver.settle(toldAt, (path) => readPath(facts, path)), [saver, toldAt, facts]);
  return useMemo<FactDesk>(() => {
    const factOf: FactDesk['factOf'] = (path) => {
      const typed = view.overlay.get(path);
      return typed === undefined ? readPath(facts, path) : (typed ?? undefined);
    };
    const now = new Date();
    const pad = (n: number): string => String(n).padStart(2, '0');
    return {
      caseId,
      saver,
      view,
      canWrite,
      factOf,
      fieldOf: (path, part) => (part === undefined ? path : `${path}:${part}`),
      items: entriesOf(facts, 'order.items').map(({ id }) => {
        const named = readPath(facts, `order.items[${id}].description`);
        return { id, name: typeof named === 'string' ? named : id };
      }),
      zoneFor: (path) => {
        const side = sideOf(path, factOf);
        return side === null ? null : (zoneOfSide(side, factOf) ?? zones[side] ?? null);
      },
      keepZone: (path, zone) => {
        const side = sideOf(path, factOf);
        if (side !== null) setZones((all) => ({ ...all, [side]: zone }));
      },
      taken: new Set(story.fields.map((spec) => spec.path)),
      noteOf: (path) => noted?.notes.find((note) => note.path === path),
      today: `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`,
    };
  }, [caseId, saver, view, canWrite, facts, zones, noted, story]);
}

/** True for a fact, a draft or a `#section` that stands in a section. */
function isOf(section: SectionSpec, where: string): boolean {
  const path = where.replace(/:.*$/, '');
  return (
    where === `#${section.id}` ||
    section.fields.some((field) => field.path === path) ||
    section.lists.some((list) => path === list.path || path.startsWith(`${list.path}[`))
  );
}

function Section({
  section,
  facts,
  state,
  isFirst,
  isWhole,
  hasDraft,
  goal,
  logs,
}: {
  readonly section: SectionSpec;
  readonly facts: unknown;
  readonly state: StepState;
  /** The case is at its beginning: the card above asks first. */
  readonly isFirst: boolean;
  /** The person wants to see everything. */
  readonly isWhole: boolean;
  readonly hasDraft: boolean;
  readonly goal: string | null;
  readonly logs: Readonly<Record<string, LogSlot>>;
}) {
  const { t, i18n } = useTranslation();
  const known = countKnown(section, facts);
  // What was folded or opened by hand stays so; else only what is under way lies open, and the card comes before that.
  const [byHand, setByHand] = useState<boolean | null>(null);
  const [first] = useState(state);
  const [whole, setWhole] = useState(isWhole);
  const isUnderWay = !isFirst && (first === 'needs-you' || first === 'waits');
  if (whole !== isWhole) {
    setWhole(isWhole);
    setByHand(null);
  }
  if (goal !== null && byHand !== true) setByHand(true);
  // What lay open for a text that is not finished does not fold under one's hands when it is.
  if (hasDraft && byHand === null) setByHand(true);
  const isOpen = byHand ?? (isWhole || isUnderWay);
  const title = `section-${section.id}-title`;
  return (
    <section className="form-section" id={`section-${section.id}`} aria-labelledby={title}>
      <h2 id={title}>
        <button type="button" className="section-fold" aria-expanded={isOpen} onClick={() => setByHand(!isOpen)}>
          <Icon name={isOpen ? 'down' : 'next'} size={14} />
          {t(`section.${section.id}`)}
          {isOpen ? null : (
            <span className="quiet small cut">
              {known === 0 ? t('section-more.empty') : sectionSummary(section, facts, t, asLanguage(i18n.language))}
            </span>
          )}
        </button>
      </h2>
      {isOpen ? <SectionBody section={section} facts={facts} goal={goal} logs={logs} /> : null}
    </section>
  );
}

function SectionBody({
  section,
  facts,
  goal,
  logs,
}: {
  readonly section: SectionSpec;
  readonly facts: unknown;
  readonly goal: string | null;
  readonly logs: Readonly<Record<string, LogSlot>>;
}) {
  const { taken } = useFactDesk();
  return (
    <>
      {section.fields.length === 0 ? null : (
        <div className="fields">
          {section.fields
            .filter((spec) => spec.rare !== true && !taken.has(spec.path))
            .map((spec) => (
              <FactField key={spec.path} spec={spec} path={spec.path} labelKey={spec.path} />
            ))}
          <MoreFields specs={section.fields} base="" labelBase="" goal={goal} />
        </div>
      )}
      {section.lists.map((list) => {
        const log = logs[list.path];
        return log === undefined ? (
          <EntryList key={list.path} list={list} facts={facts} goal={goal} />
        ) : (
          <Log key={list.path} list={list} facts={facts} goal={goal} slot={log} />
        );
      })}
    </>
  );
}

/** A log with one entry open below it. */
function Log({
  list,
  facts,
  goal,
  slot,
}: {
  readonly list: SectionSpec['lists'][number];
  readonly facts: unknown;
  readonly goal: string | null;
  readonly slot: LogSlot;
}) {
  const [opened, setOpened] = useState<string | null>(null);
  const wanted = goal === null ? undefined : /\[([\w-]+)\]/.exec(goal)?.[1];
  const [taken, setTaken] = useState<string | null>(null);
  if (wanted !== undefined && goal !== taken) {
    setTaken(goal);
    setOpened(wanted);
  }
  const close = useCallback(() => setOpened(null), []);
  return (
    <>
      {slot(setOpened)}
      <EntryList list={list} facts={facts} goal={goal} opened={opened} onClose={close} />
    </>
  );
}

/** How many facts of a section are known or in dispute. */
function countKnown(section: SectionSpec, facts: unknown): number {
  const own = section.fields.filter((field) => readPath(facts, field.path) !== undefined).length;
  return section.lists.reduce(
    (sum, list) => sum + entriesOf(facts, list.path).reduce((n, entry) => n + Object.keys(entry).length - 1, 0),
    own,
  );
}
