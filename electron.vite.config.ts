import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// Compile targets are those of the lowest runtime the app tests run on (Electron 33: Node 20.18, Chromium 130);
// electron-vite would otherwise take them from the installed electron package.
export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      // Part of the program: read as some hundred files of their own they cost a tenth of the start.
      externalizeDeps: { exclude: ['zod', 'temporal-polyfill', 'yaml', 'i18next'] },
      sourcemap: false,
      rollupOptions: {
        input: { index: 'src/main/index.ts', worker: 'src/main/worker.ts', cli: 'src/main/cli.ts' },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      externalizeDeps: false,
      rollupOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    base: './',
    plugins: [react()],
    build: { target: 'chrome130', minify: true, rollupOptions: { input: 'src/renderer/index.html' } },
  },
});
