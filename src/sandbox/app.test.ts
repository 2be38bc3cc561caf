import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '#core/json/json.ts';
import { aRunBody, aSandbox, KEYED_PATHS } from '#test/a-sandbox.ts';
import { createSandbox } from './app.ts';

const anyJson: fc.Arbitrary<Json> = fc.json().map((text) => JSON.parse(text) as Json);

describe('never fails by itself', () => {
  it('whatever body arrives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...KEYED_PATHS),
        fc.oneof(fc.json(), fc.string()),
        async (path, body) => {
          expect((await aSandbox().post(path, body)).code).not.toBe(5000);
        },
      ),
    );
  });

  it('whatever system and custom parameters arrive', async () => {
    await fc.assert(
      fc.asyncProperty(anyJson, anyJson, async (system, custom) => {
        const body = aRunBody({ system, custom });
        expect((await aSandbox().post('/api/v1/scraper/run', body)).code).not.toBe(5000);
      }),
    );
  });

  it('whatever descriptor a Worker has', async () => {
    await fc.assert(
      fc.asyncProperty(anyJson, anyJson, async (custom, sent) => {
        const sandbox = aSandbox();
        await sandbox.control('workers', {
          slug: 'test/odd',
          data: { version: 'v1', parameters: { custom } },
        });
        const body = aRunBody({ scraper_slug: 'test/odd', version: 'v1', custom: sent });
        expect((await sandbox.post('/api/v1/scraper/run', body)).code).not.toBe(5000);
      }),
    );
  });
});

it('waits out a synchronous run by itself when no sleep is passed in', async () => {
  const { app, key } = createSandbox({ now: Date.now, random: Math.random });
  await app.request('/__sandbox/pace', { method: 'POST', body: '{"pace":"short"}' });
  const answer = await app.request('/api/v1/scraper/run', {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify(aRunBody({ is_async: false })),
  });
  expect(await answer.json()).toMatchObject({ code: 0, data: { status: 3, count: 40 } });
});
