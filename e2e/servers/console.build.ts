import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test as base } from '@playwright/test';
import { buildConsole } from './build-console.ts';
import type { ConsoleOptions } from '../fixtures.ts';
import { buildFor } from './hosts.ts';
import { slowed } from '../stress.ts';

const test = base.extend<object, ConsoleOptions>({
  dialect: ['v1', { option: true, scope: 'worker' }],
  host: ['preview', { option: true, scope: 'worker' }],
});

test('the console is built', ({ dialect, host }) => {
  test.setTimeout(slowed(300_000));
  if (host === 'in-page') return buildConsole(buildFor(host, dialect));
  // The build that `npm start` serves, made unless it is there already.
  const { status } = spawnSync(process.execPath, ['scripts/build-local.mjs'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...process.env, VITE_API_VERSION: dialect },
    stdio: 'inherit',
  });
  expect(status).toBe(0);
});
