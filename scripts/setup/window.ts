import { betterLocale } from '../../src/main/shell/file-name-locale.ts';
import { electronEnv, resolveElectron } from '../electron-runtime/resolve.ts';
import { ROOT, say, which } from '../lib/proc.ts';
import { ensureBuilt } from './build.ts';
import { ensureSystem, type SystemPart, WINDOW } from './system.ts';

/** A window can be opened with this, or the sentence why not. */
export type WindowReady =
  | { readonly ready: true; readonly env: Record<string, string>; readonly launch: readonly string[] }
  | { readonly ready: false; readonly because: string };

/** The arguments that give a program a screen of its own where the machine has none. */
export const VIRTUAL_SCREEN = ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24'] as const;

/** Whether this session has a screen. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);
}

/** An Electron, the libraries it needs, and a built app. `launch` is the command, with a virtual screen where there is none; the app's own arguments follow it. */
export async function prepareWindow(options: {
  readonly build: boolean;
  readonly also?: readonly SystemPart[];
}): Promise<WindowReady> {
  try {
    const lacking = await ensureSystem([WINDOW, ...(options.also ?? [])]);
    const screen = hasDisplay() ? [] : VIRTUAL_SCREEN;
    if (screen.length > 0 && which('xvfb-run') === undefined)
      return { ready: false, because: 'there is no display and no xvfb-run' };
    if (process.platform === 'linux' && which('apt-get') !== undefined && lacking.includes(WINDOW)) {
      return { ready: false, because: 'system libraries for the window are not installed' };
    }
    const runtime = await resolveElectron();
    if (options.build) await ensureBuilt();
    const launch = [...screen, runtime.exec, ROOT, ...(runtime.noSandboxNeeded ? ['--no-sandbox'] : [])];
    // The app would start itself again for this; given here, a tool that watches the process keeps the one it started.
    const locale = betterLocale(process.platform, process.env);
    const env = { ...electronEnv(runtime), ...(locale === null ? {} : { LC_ALL: locale }) };
    return { ready: true, launch, env: { ...env, CASEBINDER_APP_LAUNCH: JSON.stringify(launch) } };
  } catch (error) {
    const [first = '', ...details] = (error instanceof Error ? error.message : String(error)).split('\n');
    if (details.length > 0) say([first, ...details].join('\n'));
    return { ready: false, because: first.replace(/:$/, '') };
  }
}
