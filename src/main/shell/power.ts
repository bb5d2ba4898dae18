/** What the system gives to about, notices and the clipboard. */
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { app, clipboard, Notification, screen } from 'electron';

/** The versions of what the program stands on. */
export const systemFacts = () => ({
  electron: process.versions.electron,
  chromium: process.versions['chrome'] ?? '',
  node: process.versions.node,
  system: `${os.platform()} ${os.release()} ${process.arch}`,
});

/** `1366 × 768 at 1.25` for each screen. */
export const screenFacts = (): string[] =>
  screen.getAllDisplays().map(({ size, scaleFactor }) => `${size.width} × ${size.height} at ${scaleFactor}`);

/** Puts text on the clipboard. */
export const copyText = (text: string): void => {
  void clipboard.writeText(text);
};

/** The licences, as they are kept beside the program; an empty text where the file is missing. */
export function noticesText(): string {
  const read = (name: string): string => {
    try {
      return readFileSync(path.join(app.getAppPath(), name), 'utf8');
    } catch {
      return '';
    }
  };
  return [read('LICENSE'), read('THIRD-PARTY-NOTICES.md')].filter((text) => text !== '').join('\n\n');
}

/** A word of the system; nothing where it has none. A click calls back. */
export function systemNotice(title: string, body: string, clicked: () => void): void {
  if (!Notification.isSupported()) return;
  const notice = new Notification({ title, body });
  notice.on('click', clicked);
  notice.show();
}
