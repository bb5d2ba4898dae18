/** The timeline of a case: dated facts, messages, camera times, packets and deadlines on one line. */
import type { Answer } from '../../shared/domain/answer.ts';
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import type { CameraTime } from '../../shared/domain/evidence.ts';
import { type FactLeaf, flattenFacts, parseFactPath } from '../../shared/domain/fact-paths.ts';
import type { Timeline, TimelineEvent } from '../../shared/domain/timeline.ts';
import { type When, whenSchema } from '../../shared/domain/values.ts';
import { millisecondsOf } from '../packet/model/chronology.ts';
import { assessCase } from './assess-case.ts';
import type { Desk } from './desk.ts';
import { getCase } from './get-case.ts';
import { listEvidence } from './list-evidence.ts';
import { listPackets } from './list-packets.ts';

interface Piece {
  readonly evidenceId: string;
  readonly cameraTime: CameraTime | null;
}
interface Made {
  readonly packetId: string;
  readonly builtAt: string;
}

const HOUR = 3_600_000;
/** As in the packet's chronology: a shorter silence is none. */
const SILENCE_HOURS = 72;
const LONGEST_TEXT = 300;

/** Facts of time that are deadlines or say how a page looked: they are no events of the story. */
const noEvent = /(?:Due|Ends|Deadline)(?:At)?$|^order\.promisedDeliveryAt$|^exchangeRate\.|^documents\[|^overrides\[/;

/** @throws Trouble CASE_NOT_FOUND */
export function caseTimeline(desk: Desk, caseId: string): Timeline {
  const { facts } = getCase(desk, caseId);
  return buildTimeline(facts, assessCase(desk, caseId), listEvidence(desk, caseId), listPackets(desk, caseId));
}

/** Puts everything with a time in order. What is in dispute or unknown has no place on the line. */
export function buildTimeline(
  facts: CaseFacts,
  answer: Answer,
  evidence: readonly Piece[],
  packets: readonly Made[],
): Timeline {
  const { leaves } = flattenFacts(facts);
  const story = [
    ...leaves.flatMap((leaf) => factEvent(leaf, leaves) ?? []),
    ...evidenceDays(evidence),
    ...packets.map(packetEvent),
  ];
  const sorted = story.toSorted((a, b) => a.ms - b.ms);
  const gaps = sorted.flatMap((event, i) => {
    const before = sorted[i - 1];
    const hours = before === undefined ? 0 : (event.ms - before.ms) / HOUR;
    return before === undefined || hours <= SILENCE_HOURS
      ? []
      : [{ fromMs: before.ms, toMs: event.ms, days: Math.floor(hours / 24) }];
  });
  const events = [...sorted, ...deadlineEvents(answer)].toSorted((a, b) => a.ms - b.ms);
  return { events, gaps, nowMs: Date.parse(answer.asOf) };
}

function factEvent(leaf: FactLeaf, leaves: readonly FactLeaf[]): TimelineEvent | null {
  const path = parseFactPath(leaf.path);
  if (path === null || leaf.state !== 'known' || noEvent.test(leaf.path)) return null;
  if (!isTime(path.template)) return null;
  const when = whenSchema.safeParse(leaf.value);
  if (!when.success) return null;
  const entry = path.list === null ? null : `${path.list}[${path.entryId}].`;
  const said =
    entry === null ? undefined : leaves.find((one) => one.path === `${entry}offer` || one.path === `${entry}text`);
  return {
    id: leaf.path,
    kind: path.list === 'negotiation' ? 'message' : 'fact',
    ...placed(when.data),
    what: path.template.replace('[]', ''),
    text: typeof said?.value === 'string' ? said.value.slice(0, LONGEST_TEXT) : null,
    goal: leaf.path,
    count: 1,
  };
}

/** Told by the name: a number of a lot may look like a date. */
const isTime = (template: string): boolean => /(?:\bat|At|Date|date)$/.test(template);

function placed(when: When): Pick<TimelineEvent, 'ms' | 'day' | 'time'> {
  const ms = millisecondsOf(when);
  return typeof when === 'string'
    ? { ms, day: when, time: null }
    : { ms, day: when.local.slice(0, 10), time: when.local.slice(11, 16) };
}

/** Camera times of one day stand as one dot. A camera without a zone is placed by its own clock. */
function evidenceDays(evidence: readonly Piece[]): TimelineEvent[] {
  const days = new Map<string, TimelineEvent>();
  for (const { evidenceId, cameraTime } of evidence) {
    if (cameraTime === null) continue;
    const ms = Date.parse(`${cameraTime.local}${cameraTime.offset ?? 'Z'}`);
    if (Number.isNaN(ms)) continue;
    const day = cameraTime.local.slice(0, 10);
    const known = days.get(day);
    days.set(day, {
      id: `evidence-${day}`,
      kind: 'evidence',
      ms: Math.min(ms, known?.ms ?? ms),
      day,
      time: null,
      what: 'evidence',
      text: null,
      goal: known?.goal ?? evidenceId,
      count: (known?.count ?? 0) + 1,
    });
  }
  return [...days.values()];
}

function packetEvent({ packetId, builtAt }: Made): TimelineEvent {
  return {
    id: packetId,
    kind: 'packet',
    ms: Date.parse(builtAt),
    day: builtAt.slice(0, 10),
    time: null,
    what: 'packet',
    text: null,
    goal: 'packet',
    count: 1,
  };
}

/** Only those that a source gives a day. */
function deadlineEvents({ deadlines }: Answer): TimelineEvent[] {
  return deadlines.flatMap(({ id, at, says }, i): TimelineEvent[] =>
    at === null
      ? []
      : [
          {
            id: `deadline-${i}-${id}`,
            kind: 'deadline',
            ms: Date.parse(at),
            day: at.slice(0, 10),
            time: at.length > 10 ? at.slice(11, 16) : null,
            what: id,
            text: says,
            goal: null,
            count: 1,
          },
        ],
  );
}
