/** The child process in the window: Electron's utility process, in the shape the job client needs. */
import { utilityProcess } from 'electron';
import { type ChildPort, childEnvironment } from '../jobs/child-port.ts';

/** Starts the built worker. @param workerFile absolute path of worker.js */
export function utilityPort(workerFile: string): ChildPort {
  const child = utilityProcess.fork(workerFile, [], {
    serviceName: 'Casebinder files and packets',
    env: { ...process.env, ...childEnvironment },
    stdio: ['ignore', 'ignore', 'inherit'],
    allowLoadingUnsignedLibraries: false,
  });
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      child.once('exit', () => listener());
    },
    kill: () => {
      // kill() alone asks politely; a child that is stuck in a loop does not hear.
      const { pid } = child;
      child.kill();
      if (pid !== undefined && process.platform !== 'win32') killHard(pid);
    },
    get pid() {
      return child.pid;
    },
  };
}

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}
