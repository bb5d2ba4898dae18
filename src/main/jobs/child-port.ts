/** What the client needs of a child process, whoever makes it: Node (`fork-port.ts`) or Electron (in shell/). */

export interface ChildPort {
  /** Sends one structured-clonable message. */
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, however the child ended. */
  onExit(listener: () => void): void;
  /** Ends the child at once, also when it is stuck in a loop (SIGKILL where the system has it). */
  kill(): void;
  readonly pid: number | undefined;
}

/**
 * Environment every port must give its child: eight file and picture operations at a time instead of four,
 * and no picture loader of libvips that its makers do not call safe for foreign files.
 */
export const childEnvironment: Readonly<Record<string, string>> = {
  UV_THREADPOOL_SIZE: '8',
  VIPS_BLOCK_UNTRUSTED: '1',
};
