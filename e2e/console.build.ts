import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test as base } from '@playwright/test';
import type { ConsoleOptions } from './fixtures.ts';

const test = base.extend<object, Pick<ConsoleOptions, 'dialect'>>({
  dialect: ['v1', { option: true, scope: 'worker' }],
});

// The build that `npm start` serves, made unless it is there already.
test('the console is built', ({ dialect }) => {
  test.setTimeout(300_000);
  const { status } = spawnSync(process.execPath, ['scripts/build-local.mjs'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, VITE_API_VERSION: dialect },
    stdio: 'inherit',
  });
  expect(status).toBe(0);
});
