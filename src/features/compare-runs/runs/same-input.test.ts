import { describe, expect, it } from 'vitest';

import type { RunSlug } from '#core/ids/run-slug.ts';
import type { JsonObject } from '#core/json/json.ts';
import { err, ok } from '#core/result.ts';
import { anOrder } from '#test/an-order.ts';

import { inputMatches, previousOf } from './same-input.ts';

const slug = (name: string) => name as RunSlug; // is one of a test

type InputFixture = {
  readonly custom: JsonObject;
  readonly region?: string;
  readonly sure?: boolean;
  readonly omitted?: readonly string[];
};

const boston: JsonObject = { city: 'Boston' };

const previousAmong = async (
  inputs: Record<string, InputFixture>,
  run: string,
  before: readonly string[],
) => {
  const history = {
    runs: () => Promise.resolve(new Set(Object.keys(inputs))),
    input: (of: RunSlug) => {
      const found = inputs[of];
      if (found === undefined) return Promise.resolve(err('none' as const));
      const { custom, region = '', sure = true, omitted = [] } = found;
      return Promise.resolve(
        ok({ order: anOrder({ proxyRegion: region }, { custom }), at: 0, sure, omitted }),
      );
    },
  };
  const others = before.map(slug);
  return previousOf(others, await inputMatches(slug(run), others, history));
};

describe('the previous run', () => {
  const inputs: Record<string, InputFixture> = {
    now: { custom: boston },
    dallas: { custom: { city: 'Dallas' } },
    german: { custom: boston, region: 'DE' },
    lastWeek: { custom: boston },
    before: { custom: boston },
  };
  it('is the latest earlier one with the same input and region', async () => {
    const before = ['dallas', 'german', 'elsewhere', 'lastWeek', 'before'];
    expect(await previousAmong(inputs, 'now', before)).toEqual({ kind: 'found', run: 'lastWeek' });
  });
  it('does not exist where every earlier run had another input', async () => {
    expect(await previousAmong(inputs, 'now', ['dallas', 'german'])).toEqual({ kind: 'none' });
    expect(await previousAmong(inputs, 'now', [])).toEqual({ kind: 'noRuns' });
  });
  it('is unknown where this browser does not know an input', async () => {
    expect(await previousAmong(inputs, 'now', ['dallas', 'elsewhere'])).toEqual({ kind: 'unknown' });
    expect(await previousAmong(inputs, 'elsewhere', ['lastWeek', 'another'])).toEqual({ kind: 'unknown' });
  });
  it.each<[string, InputFixture]>([
    ['left out', { custom: boston, omitted: ['token'] }],
    ['only taken for that of a lost start', { custom: boston, sure: false }],
  ])('is unknown where its input was in part %s', async (_, lastWeek) => {
    expect(await previousAmong({ ...inputs, lastWeek }, 'now', ['lastWeek'])).toEqual({ kind: 'unknown' });
  });
});
