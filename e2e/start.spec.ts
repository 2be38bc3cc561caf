import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { listen } from './servers/listen.ts';
import { slowed } from './stress.ts';

/** Runs `npm start`'s script to its end. */
function start(env: Record<string, string>) {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/start.mjs'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: slowed(30_000),
  });
  return { status, error: stderr.trim() };
}

test('a taken port is said to be taken', async () => {
  const { port, stop } = await listen();
  expect(start({ PORT: String(port) })).toEqual({
    status: 1,
    error: `Port ${port} of 127.0.0.1 is taken. Stop what listens there, or choose another: PORT=${port + 1} npm start`,
  });
  stop();
});

test('a setting that cannot be used is named', () => {
  expect(start({ PORT: '99999' })).toEqual({
    status: 1,
    error: 'PORT must be a number from 1 to 65535; it is "99999".',
  });
  expect(start({ CORECLAW_API_URL: 'https://example.com/api' })).toEqual({
    status: 1,
    error:
      'CORECLAW_API_URL must be an origin such as https://openapi.coreclaw.com, without a path; it is "https://example.com/api".',
  });
});
