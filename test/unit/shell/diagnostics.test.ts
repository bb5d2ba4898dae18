import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { diagnosticsText } from '../../../src/main/shell/about.ts';
import { openLog } from '../../../src/main/shell/log.ts';
import { redactLine } from '../../../src/main/shell/redact.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'casebinder-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a person would not want to send: seeded into every place of the log that takes a text. */
const personal = [
  '李伟',
  'Fichtengrund',
  'mueller@example.test',
  '+86 138 0013 8000',
  '218730465521',
  '/Users/liwei/Documents/案件',
  'C:\\Users\\Li Wei\\Desktop\\invoice.pdf',
  'photo of the broken table.jpg',
];

test('nothing personal leaves, wherever it stood in the log', () => {
  const log = openLog(() => folder);
  for (const secret of personal) {
    const error = new Error(`cannot read '${secret}'`);
    error.stack = `Error: cannot read '${secret}'\n    at read (file://${secret}/out/main/index.js:12:3)\n    at ${secret} (${secret}:1:1)\n    at load (file:///opt/Casebinder/resources/app/out/main/chunks/child-port.js:948:9)`;
    log.bug(secret, error);
    log.bug('case.get', secret);
    log.note(secret);
    log.note(`a request by ${secret}: was refused`);
    const named = new Error('x');
    named.name = secret;
    log.bug('case.get', named);
  }
  const ref = log.bug('packet.build', new TypeError('x'));
  log.note('child process gone: Utility crashed');
  const text = diagnosticsText({
    version: '1.2.3',
    dataFormat: 60,
    electron: '45.4.1',
    chromium: '150',
    node: '24',
    system: 'linux 6 x64',
    isPortable: true,
    at: '2025-05-12T08:00:00.000Z',
    language: 'zh-CN',
    theme: 'dark',
    zoom: 1.25,
    screens: ['1366 × 768 at 1'],
    archive: { format: 60, readOnly: false, cases: 12 },
    jobs: ['intake failed VAULT_FULL'],
    log: `${readFileSync(path.join(folder, 'app.log'), 'utf8')}${personal.join('\n')}\n`,
  });
  for (const secret of personal) {
    expect(text).not.toContain(secret);
    for (const word of secret.split(/[^\p{L}\p{N}@.]+/u).filter((w) => w.length > 5))
      expect(text, word).not.toContain(word);
  }
  // What helps is there.
  for (const wanted of ['1.2.3', 'Data format 60', 'portable', '125 %', '12 cases', 'VAULT_FULL', ref, 'packet.build'])
    expect(text).toContain(wanted);
  expect(text).toContain('child-port.js:948:9');
  expect(text).toContain('child process gone: Utility crashed');
});

test('a line that is none of ours is left out', () => {
  expect(redactLine('{')).toBe(null);
  expect(redactLine('"李伟"')).toBe(null);
  expect(redactLine('{"at":"李伟","ref":"x","where":"a/b"}')).toBe('?  -');
});
