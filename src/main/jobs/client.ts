/**
 * The door of main to the child process. Files, packets, safe keeping and rule packs have a lane (a child) each, so that a long
 * intake does not hold up a packet, nor a backup either of them. What must not live here: Electron, files, what a job means.
 */
import type { ChildPort } from './child-port.ts';
import type { JobClient, JobName, JobTable } from './job-table.ts';
import { createLane, type Lane, type LaneLimits } from './lane.ts';

type LaneName = 'evidence' | 'packet' | 'keeping' | 'rules';

const laneLimits: Readonly<Record<LaneName, LaneLimits>> = {
  evidence: { silenceMs: 30_000, stallMs: 120_000, memoryBytes: 1.2e9, jobsPerChild: 50, graceMs: 2000 },
  // One document is laid out in one go, without a breath: silence is longer there.
  packet: { silenceMs: 180_000, stallMs: 300_000, memoryBytes: 1.5e9, jobsPerChild: 10, graceMs: 2000 },
  // A large database is copied and checked in one go, and a slow drive may hold up a file for minutes.
  keeping: { silenceMs: 900_000, stallMs: 900_000, memoryBytes: 1.2e9, jobsPerChild: 20, graceMs: 2000 },
  // A pack is checked within a second; a text that takes a minute is no pack.
  rules: { silenceMs: 60_000, stallMs: 60_000, memoryBytes: 0.8e9, jobsPerChild: 50, graceMs: 1000 },
};

const laneOf: Readonly<Record<JobName, LaneName>> = {
  'evidence.intake': 'evidence',
  'evidence.renditions': 'evidence',
  // A long intake must not keep one from reading.
  'evidence.text': 'packet',
  'packet.warm': 'packet',
  'packet.build': 'packet',
  'packet.pages': 'packet',
  'bag.write': 'keeping',
  'archive.unpack': 'keeping',
  'files.verify': 'keeping',
  'files.copy': 'keeping',
  'case.read-bag': 'keeping',
  'case.take-bag': 'keeping',
  'pack.check': 'rules',
};

/**
 * Makes the client. No child is started before the first job.
 * @param spawn makes one child: `forkPort` under Node, the window's own port in Electron
 * @param limits replaces single limits of all lanes, for tests
 */
export function createJobClient(spawn: () => ChildPort, limits: Partial<LaneLimits> = {}): JobClient {
  const lanes: Readonly<Record<LaneName, Lane>> = {
    evidence: createLane(spawn, { ...laneLimits.evidence, ...limits }),
    packet: createLane(spawn, { ...laneLimits.packet, ...limits }),
    keeping: createLane(spawn, { ...laneLimits.keeping, ...limits }),
    rules: createLane(spawn, { ...laneLimits.rules, ...limits }),
  };
  return {
    run: async (name, input, options = {}) =>
      // The lane is not typed by job: the worker's handlers `satisfies` the same table on the other side.
      (await lanes[laneOf[name]].run({
        name,
        input,
        onProgress: options.onProgress,
        onEvent: options.onEvent as ((event: unknown) => void) | undefined,
        signal: options.signal,
      })) as JobTable[typeof name]['output'],
    close: async () => {
      await Promise.all(Object.values(lanes).map((lane) => lane.close()));
    },
  };
}
