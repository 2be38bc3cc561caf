import { expect, it, vi } from 'vitest';

import { Failure, type FailureFacts } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { aRun } from '#test/a-run.ts';

import { openAccountCheck } from './account-check.ts';

const SLUG = 'run-1' as RunSlug; // a name of this test
const BATCH_STATE = {
  marks: ['theirs'],
  rows: [{ state: 'started', run: { slug: SLUG, usage: 0, message: '' } }],
} as const;

/** A tab whose key the batch does not know, and which looks every two seconds. */
function aTab(answer: () => FailureFacts | undefined) {
  const tab = { now: 1_000_000, fingerprint: 'mine' };
  const run = vi.fn(() => {
    const facts = answer();
    return facts ? Promise.reject(new Failure(facts)) : Promise.resolve(aRun({ slug: SLUG }));
  });
  const check = openAccountCheck({
    api: { run },
    keyStore: { fingerprint: () => tab.fingerprint },
    now: () => tab.now,
  });
  const look = async (seconds: number) => {
    for (const end = tab.now + seconds * 1_000; tab.now < end; tab.now += 2_000) await check.ask(BATCH_STATE);
  };
  return { tab, run, check, look };
}

it.each<[string, FailureFacts, number]>([
  ['ever more slowly where the platform does not answer', { kind: 'internal', status: 502 }, 4],
  ['as late as it says', { kind: 'rateLimited', status: 429, retryAfter: 100 }, 2],
  ['never again where the key is refused', { kind: 'keyRefused', status: 401 }, 1],
])('an account check asks %s', async (_, facts, times) => {
  const { run, check, look } = aTab(() => facts);
  // At 0, 15, 45 and 105 seconds.
  await look(120);
  expect(run).toHaveBeenCalledTimes(times);
  expect(check.isKnown(BATCH_STATE)).toBe(false);
});

it('an account check asks at once with another key', async () => {
  let facts: FailureFacts | undefined = { kind: 'keyRefused', status: 401 };
  const { tab, run, check, look } = aTab(() => facts);
  await look(60);
  facts = undefined;
  tab.fingerprint = 'another';
  await check.ask(BATCH_STATE);
  expect(run).toHaveBeenCalledTimes(2);
  expect(check.isKnown(BATCH_STATE)).toBe(true);
});

it('an account check asks at once for a press, after whatever failure', async () => {
  let facts: FailureFacts | undefined = { kind: 'keyRefused', status: 401 };
  const { check, look } = aTab(() => facts);
  await look(60);
  facts = undefined;
  await check.ask(BATCH_STATE, { isPressed: true });
  expect(check.isKnown(BATCH_STATE)).toBe(true);
});

it('an account check sends one request for all that ask meanwhile', async () => {
  const { run, check } = aTab(() => undefined);
  await Promise.all([
    check.ask(BATCH_STATE),
    check.ask(BATCH_STATE, { isPressed: true }),
    check.ask(BATCH_STATE),
  ]);
  expect(run).toHaveBeenCalledTimes(1);
  expect(check.isKnown(BATCH_STATE)).toBe(true);
});
