/** The child process under plain Node: command line, scripts, tests. What must not live here: what jobs mean. */
import { fork } from 'node:child_process';
import { type ChildPort, childEnvironment } from './child-port.ts';

/**
 * How to start the worker as a Node child: for `createJobClient`.
 * @param workerFile absolute path of worker.ts (run by type stripping) or of the built worker.js
 */
export function forkPort(workerFile: string): () => ChildPort {
  return () => startFork(workerFile);
}

function startFork(workerFile: string): ChildPort {
  const { NODE_OPTIONS: _, ...environment } = process.env;
  const child = fork(workerFile, [], {
    serialization: 'advanced',
    env: { ...environment, ...childEnvironment },
    execArgv: [],
    // Decoders write to stderr what they think of a file; the answer of the job says it properly.
    stdio: ['ignore', 'ignore', environment['CASEBINDER_DEBUG'] ? 'inherit' : 'ignore', 'ipc'],
  });
  return {
    // A message to a child that is just dying has nobody to read it: its exit is what counts.
    send: (message) => {
      if (child.connected) child.send(message as object, () => {});
    },
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => {
      let exited = false;
      let told = false;
      const tell = (): void => {
        if (!told) listener();
        told = true;
      };
      // The last messages may still lie in the channel when the process is gone: wait for its end, but not for ever.
      child.on('disconnect', () => {
        if (exited) tell();
        else setTimeout(tell, 5000).unref();
      });
      child.on('exit', () => {
        exited = true;
        if (child.connected) setTimeout(tell, 500);
        else tell();
      });
      child.on('error', tell);
    },
    kill: () => child.kill('SIGKILL'),
    pid: child.pid,
  };
}
