/** What the benches that look into the page share: our app started with a name and a language, and calls from inside its page. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import type { TwoPrograms } from './screen.ts';

export interface OpenPage {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Calls a channel from inside the page, as its own code does. */
  call(name: string, input: unknown): Promise<unknown>;
}

/** Starts our app past its first questions. @param archive opened at the start; left out: none */
export async function openPage(two: TwoPrograms, dataDir: string, archive?: string): Promise<OpenPage> {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(
    path.join(dataDir, 'preferences.json'),
    JSON.stringify({ language: 'en', theme: 'light', by: 'Bench' }),
  );
  const app = await _electron.launch({
    executablePath: two.program,
    args: [...two.ours, `--data-dir=${dataDir}`, ...(archive === undefined ? [] : [`--archive=${archive}`])],
    env: Object.fromEntries(Object.entries(two.env).filter((one): one is [string, string] => one[1] !== undefined)),
  });
  const page = await app.firstWindow();
  await page.waitForSelector('h1');
  return {
    app,
    page,
    call: (name, input) =>
      page.evaluate(
        async ([channel, value]) => {
          const { api } = window as unknown as { api: Record<string, (input: unknown) => Promise<unknown>> };
          return api[channel as string]?.(value);
        },
        [name, input] as const,
      ),
  };
}
