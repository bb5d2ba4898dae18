/**
 * The child's side of the jobs: hears requests, runs handlers, sends answers and a heartbeat.
 * What must not live here: which handlers there are (`worker.ts`), and what they do.
 */
import { Trouble } from '../../shared/errors.ts';
import type { JobHandler, JobName, JobTools } from './job-table.ts';
import type { FromChild, ToChild } from './messages.ts';

/** Handlers load when they are first wanted: a picture job needs no PDF engine in memory. */
export type Handlers = { readonly [N in JobName]: () => Promise<JobHandler<N>> };

interface ParentDoor {
  send(message: FromChild): void;
  onMessage(listener: (message: ToChild) => void): void;
}

/** Serves the parent until it is gone. */
export function serveJobs(handlers: Handlers): void {
  const door = openDoor();
  const cancels = new Map<number, AbortController>();

  async function run<N extends JobName>(id: number, name: N, input: unknown): Promise<void> {
    const cancel = new AbortController();
    cancels.set(id, cancel);
    let retire = false;
    const tools: JobTools<N> = {
      progress: (progress) => door.send({ is: 'progress', id, progress }),
      emit: (event) => door.send({ is: 'event', id, event }),
      signal: cancel.signal,
      begin: (item) => {
        door.send({ is: 'begin', id, item });
        return () => door.send({ is: 'end', id, item });
      },
      retire: () => {
        retire = true;
      },
    };
    try {
      const handler = (await handlers[name]()) as JobHandler<N>;
      const output = await handler(input as Parameters<JobHandler<N>>[0], tools);
      door.send({ is: 'done', id, output, retire });
    } catch (error) {
      if (error instanceof Trouble) door.send({ is: 'trouble', id, code: error.code, details: error.details });
      else {
        const bug = error instanceof Error ? error : new Error(String(error));
        door.send({ is: 'bug', id, message: bug.message, stack: bug.stack ?? '' });
      }
    } finally {
      cancels.delete(id);
    }
  }

  door.onMessage((message) => {
    if (message.is === 'cancel') cancels.get(message.id)?.abort();
    else void run(message.id, message.name as JobName, message.input);
  });
  setInterval(() => door.send({ is: 'alive', rssBytes: process.memoryUsage.rss() }), 1000).unref();
}

/** Electron's utility process has a parent port, a Node child the channel of `fork`. */
function openDoor(): ParentDoor {
  const electronPort = (
    process as unknown as {
      parentPort?: {
        postMessage(message: unknown): void;
        on(name: 'message', listener: (e: { data: ToChild }) => void): void;
      };
    }
  ).parentPort;
  if (electronPort) {
    return {
      send: (message) => electronPort.postMessage(message),
      onMessage: (listener) => electronPort.on('message', (event) => listener(event.data)),
    };
  }
  // Without its parent nobody reads the answers, and the next start must find the archive quiet.
  process.on('disconnect', () => process.exit(0));
  return {
    send: (message) => {
      if (process.connected) process.send?.(message);
    },
    onMessage: (listener) => process.on('message', (message) => listener(message as ToChild)),
  };
}
