import { readdirSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const tests = path.join(import.meta.dirname, 'test');
const notKinds = ['support', 'fixtures'];

// Each folder of test/ is a kind of test, and a project of that name: npm test counts by it.
const kinds = readdirSync(tests, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !notKinds.includes(entry.name))
  .map((entry) => entry.name);

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: kinds.map((kind) => ({
      test: {
        name: kind,
        environment: 'node',
        include: [`test/${kind}/**/*.test.ts`],
        // The app tests drive one real Electron at a time.
        ...(kind === 'app'
          ? {
              fileParallelism: false,
              testTimeout: 60_000,
              hookTimeout: 60_000,
              // A state is waited for as long as a busy machine may need; a second says nothing about the app.
              expect: { poll: { timeout: 20_000 } },
              // A window on a shared machine: see docs/decisions/0050. The full run gives no second try.
              retry: process.env['CASEBINDER_FULL'] === '1' ? 0 : 1,
            }
          : { testTimeout: 20_000, hookTimeout: 20_000 }),
      },
    })),
  },
});
