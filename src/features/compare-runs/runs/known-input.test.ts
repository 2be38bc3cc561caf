import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';

import type { Api } from '#api/operations.ts';
import { aDescriptor } from '#test/a-descriptor.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { ok } from '#core/result.ts';
import { anOrder } from '#test/an-order.ts';
import type { StoredInput } from '#starts/history/stored-input.ts';

import { knownInputQuery } from './known-input.ts';

const RUN = '01KSFDS8XWTJME33C08XMCR6B9' as RunSlug; // is one

const knownOf = (parts: Partial<StoredInput>) => {
  const stored: StoredInput = { order: anOrder(), at: 1, sure: true, omitted: [], ...parts };
  const history = { input: () => Promise.resolve(ok(stored)) };
  const api = { worker: () => Promise.resolve(aDescriptor()) } as unknown as Api; // what it asks
  return new QueryClient().query(knownInputQuery(api, RUN, history));
};

it('takes what a run was surely started with for its input, and nothing else', async () => {
  expect(await knownOf({})).toMatchObject({ input: anOrder().custom, region: 'US' });
  expect(await knownOf({ sure: false })).toBeNull();
  expect(await knownOf({ omitted: ['password'] })).toBeNull();
});
