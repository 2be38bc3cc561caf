import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '#core/json/json.ts';
import { aRunBody, aSandbox } from '#test/a-sandbox.ts';

/** As a storage keeps it: as text. */
const stored = (state: Json) => JSON.parse(JSON.stringify(state)) as Json;

describe('a sandbox that is saved and made anew', () => {
  it('has the same runs, which went on meanwhile', async () => {
    const first = aSandbox();
    const run_slug = await first.start();
    const second = aSandbox({ saved: stored(first.save()) });
    expect((await second.post('/api/v1/run/detail', { run_slug })).data).toMatchObject({ status: 1 });
    await second.wait(60_000);
    const over = await second.post('/api/v1/run/detail', { run_slug });
    await first.wait(60_000);
    expect(over).toEqual(await first.post('/api/v1/run/detail', { run_slug }));
    expect(over.data).toMatchObject({ status: 3, results: 40 });
  });

  it('has the same balance, Workers, faults, speed and received requests, and never gives an ID twice', async () => {
    const first = aSandbox();
    await first.control('balance', { balance: 7 });
    await first.control('pace', { pace: 'short' });
    await first.control('workers', {
      slug: 'tests/odd',
      data: { parameters: { custom: { ['__proto__']: 1 } } },
    });
    await first.control('faults', { fault: { kind: 'empty' } });
    await first.get('/api/store?search=odd').catch(() => undefined);
    await first.control('faults', { fault: { kind: 'status', status: 500 } });
    const runs = [await first.start().catch(() => ''), await first.start()];
    const second = aSandbox({ saved: stored(first.save()) });
    expect(second.save()).toEqual(stored(first.save()));
    expect(runs).not.toContain(await second.start());
    expect((await second.get('/api/scraper?slug=tests/odd')).data).toEqual(
      (await first.get('/api/scraper?slug=tests/odd')).data,
    );
  });

  it('has no key that was given to it, right or wrong, in any header', async () => {
    const sandbox = aSandbox();
    const pasted = 'a-key-of-the-real-platform';
    await sandbox.post('/api/v1/account/info', {}, { 'api-key': pasted });
    await sandbox.post('/api/v2/users/account', {}, { authorization: `Bearer ${pasted}` });
    await sandbox.start();
    expect(JSON.stringify(sandbox.save())).not.toContain(pasted);
    expect(JSON.stringify(sandbox.save())).not.toContain(sandbox.key);
  });

  it('runs a run again with the input that it had', async () => {
    const first = aSandbox();
    const run_slug = await first.start({ custom: { keywords: ['a', 'b', 'c'], base_location: 'X' } });
    const second = aSandbox({ saved: stored(first.save()) });
    const again = await second.post('/api/v1/rerun', { run_slug, callback_url: 'https://example.com/' });
    expect(again.code).toBe(0);
  });

  it('stays small, and forgets the input of a large run before the run', async () => {
    const first = aSandbox({ maxRunning: 1_000 });
    const keywords = Array.from({ length: 20_000 }, (_, n) => `search term number ${n}`);
    const run_slug = await first.start({ custom: { keywords, base_location: 'X' } });
    for (let n = 0; n < 30; n += 1) await first.post('/api/v1/scraper/run', aRunBody());
    const state = first.save();
    expect(JSON.stringify(state).length).toBeLessThan(1_100_000);
    const second = aSandbox({ saved: stored(state) });
    expect((await second.post('/api/v1/run/detail', { run_slug })).code).toBe(0);
  });

  it('starts afresh, and never fails, whatever was stored', async () => {
    const state = aSandbox().save();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          fc
            .dictionary(fc.constantFrom(...Object.keys(state as object)), fc.jsonValue())
            .map((damage) => JSON.stringify({ ...(state as object), ...damage })),
        ),
        async (text) => {
          const sandbox = aSandbox({ saved: JSON.parse(text) as Json });
          expect((await sandbox.post('/api/v1/account/info', {})).code).toBe(0);
        },
      ),
    );
  });
});
