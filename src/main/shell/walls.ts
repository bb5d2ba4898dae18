/** What the window cannot do: reach the network, navigate, open windows, ask for permissions. Everything is refused that is not named here. */
import { app, type Session, type WebContents } from 'electron';
import { APP_ORIGIN } from './scheme-paths.ts';
import { refusedSwitch } from './start-options.ts';

/** Ends a released app that was started with a switch that would open a door in it. */
export function refuseDoors(argv: readonly string[]): void {
  const refused = app.isPackaged ? refusedSwitch(argv) : null;
  if (refused === null) return;
  process.stderr.write(`Casebinder does not start with --${refused}.\n`);
  app.exit(2);
}

/** Must run before the app is ready. */
export function raiseSwitches(): void {
  const { commandLine } = app;
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  // No network is used: its service needs no process of its own, which every start would wait for.
  commandLine.appendSwitch('enable-features', 'NetworkServiceInProcess2');
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('disable-component-update');
  commandLine.appendSwitch('disable-domain-reliability');
  commandLine.appendSwitch('dns-prefetch-disable');
  commandLine.appendSwitch('no-pings');
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  // As root Chromium cannot start its sandbox, and the test launcher says so with a switch that a released app refuses.
  if (!commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
}

/** Shuts a session: own schemes only, no permission, no device, no download, no dictionary. */
export function shutSession(session: Session, noteRefused: (scheme: string) => void): void {
  // A proxy that answers to nobody: what slipped past the request filter still goes nowhere.
  void session.setProxy({ mode: 'fixed_servers', proxyRules: '127.0.0.1:9' });
  session.setSpellCheckerEnabled(false);
  // Subtle: switched off, it would still send for the dictionary of the system's language at every start. Without a language there is none.
  session.setSpellCheckerLanguages([]);
  session.webRequest.onBeforeRequest((request, decide) => {
    const scheme = request.url.slice(0, request.url.indexOf(':'));
    const own =
      scheme === 'app' || scheme === 'vault' || scheme === 'devtools' || request.url.startsWith('data:image/');
    if (!own) noteRefused(scheme);
    decide({ cancel: !own });
  });
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

/** Shuts every page that is ever made, also those made by a fault. */
export function shutContents(contents: WebContents): void {
  const stay = (event: { preventDefault(): void; readonly url: string }): void => {
    if (!event.url.startsWith(`${APP_ORIGIN}/`)) event.preventDefault();
  };
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', stay);
  // Subtle: a page that sets its own address to about:blank asks nobody; it is brought back, and is answered nothing meanwhile.
  contents.on('did-navigate', (_event, url) => {
    if (!url.startsWith(`${APP_ORIGIN}/`) && !url.startsWith('devtools:'))
      void contents.loadURL(`${APP_ORIGIN}/index.html`);
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
