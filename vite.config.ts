import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptions } from './scripts/chromium.mjs';
import { SLOWEST } from './scripts/slowness.mjs';
import { chunkGroups } from './src/host/build/chunk-groups.ts';
import { compileMessages } from './src/host/build/compile-messages.ts';
import { thirdPartyLicences } from './src/host/build/third-party-licences.ts';
import { directImports } from './src/host/build/direct-imports.ts';
import { consolePlugin } from './src/host/vite-plugin.ts';

const seed = process.env['STRESS_SEED'] ?? '';

/** `npm run test:stress` makes the processor so much slower at most. */
const slower = seed === '' ? 1 : SLOWEST;

const licences = thirdPartyLicences();

export default defineConfig({
  plugins: [
    compileMessages(),
    directImports(),
    react(),
    tailwindcss(),
    consolePlugin({ api: process.env['VITEST'] === undefined }),
    licences.page,
  ],
  resolve: {
    // What react-jsonschema-form brings along and this console never uses.
    alias: [
      {
        find: 'markdown-to-jsx/react',
        replacement: fileURLToPath(new URL('src/host/stand-ins/plain-markdown.ts', import.meta.url)),
      },
      {
        find: '../createLucideIcon.mjs',
        replacement: fileURLToPath(new URL('src/host/stand-ins/plain-icon.ts', import.meta.url)),
      },
      {
        find: /^compute-scroll-into-view$/,
        replacement: fileURLToPath(new URL('src/host/stand-ins/scroll-in-menu.ts', import.meta.url)),
      },
      {
        find: /^prop-types$/,
        replacement: fileURLToPath(new URL('src/host/stand-ins/no-prop-types.ts', import.meta.url)),
      },
      {
        find: /^\.\.?\/deepEquals\.js$/,
        replacement: fileURLToPath(new URL('src/host/stand-ins/deep-equals.ts', import.meta.url)),
      },
      {
        find: 'fast-uri',
        replacement: fileURLToPath(new URL('src/host/stand-ins/no-schema-references.ts', import.meta.url)),
      },
      {
        find: /^\.\/omitExtraData\.js$/,
        replacement: fileURLToPath(new URL('src/host/stand-ins/no-schema-omitting.ts', import.meta.url)),
      },
      {
        find: /^\.\/createSchemaUtils\.js$/,
        replacement: fileURLToPath(new URL('src/host/stand-ins/plain-schema-utils.ts', import.meta.url)),
      },
      {
        find: /^\.\.\/getDefaultRegistry\.js$/,
        replacement: fileURLToPath(new URL('src/host/stand-ins/bare-registry.ts', import.meta.url)),
      },
    ],
  },
  build: {
    target: 'es2022',
    // A browser that knows no `modulepreload` asks for the files a little later.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: { groups: chunkGroups() },
        // One character less of each name, of which the first file holds 130: they cannot be packed.
        entryFileNames: 'assets/[name]-[hash:7].js',
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:7][extname]',
      },
    },
  },
  worker: { format: 'es', plugins: () => [licences.apart] },
  // Found in mid-run otherwise, with a cold cache, and loaded a second time beside a first React.
  optimizeDeps: {
    include: [
      '@codemirror/commands',
      '@codemirror/language',
      '@codemirror/search',
      '@codemirror/state',
      '@codemirror/view',
      '@lezer/highlight',
      '@rjsf/core/lib/components/Form.js',
      '@tanstack/react-query',
      '@tanstack/react-virtual',
      'dayjs',
      'dayjs/plugin/customParseFormat.js',
      'dayjs/plugin/utc.js',
      'downshift',
      'lucide-react',
      'react-dom',
      'react-hook-form',
      'saxen',
      'wouter',
      'zod/mini',
      'zustand',
      'zustand/vanilla',
    ],
  },
  server: { host: '127.0.0.1', cors: false },
  preview: { host: '127.0.0.1', cors: false },
  test: {
    // By default one processor is left to whoever works beside it.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          // They leave nothing behind that another could see; a world for each would take as long as the tests.
          isolate: false,
          // Real shells and compilers judge some of them, on machines that do other work too.
          testTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
          include: ['src/**/*.test.ts'],
          setupFiles: ['src/test/load-all-words.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.tsx'],
          setupFiles: ['src/test/load-all-words.ts', 'src/test/browser-setup.ts'],
          // As in the unit tests; `npm run test:stress` gives each a world of its own.
          isolate: false,
          // One more than two processors: a test waits for a good third of its time.
          maxWorkers: 3,
          testTimeout: 60_000 * slower,
          // A second, as it is by default, is not enough for a page that two others share a processor with.
          expect: { poll: { timeout: 10_000 * slower } },
          sequence: { groupOrder: 1 },
          env: { STRESS_SEED: seed },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: launchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
