import { describe, expect, it } from 'vitest';

import { writeDecimal } from '#core/decimal.ts';
import { aParameter } from '#test/a-parameter.ts';
import { aRun } from '#test/a-run.ts';
import type { Run } from '#core/run/run.ts';

import { type KnownLikeRun, learnPrices, switchesOf } from './learn-prices.ts';

const NOW = Date.UTC(2026, 10, 25, 14);

const paid = (usage: number): Run =>
  aRun({ status: 'succeeded', finishedAt: NOW - 86_400_000, duration: 60, results: 10, usage });

const known = (switches: string, run: Run): KnownLikeRun => ({
  ...{ switches, run, results: 10, subtasks: 1, minutes: 1 },
  most: undefined,
});

const PARAMETERS = [
  aParameter({ name: 'terms', type: 'array', editor: 'stringList' }),
  aParameter({ name: 'emails', type: 'boolean', editor: 'switch' }),
  aParameter({ name: 'extras', type: 'array', editor: 'checkbox' }),
];
const switches = (custom: Parameters<typeof switchesOf>[1]) => switchesOf(PARAMETERS, custom);

describe('the switches of an input', () => {
  it('are its switches and choices of several, whatever else differs', () => {
    const on = switches({ terms: ['a'], emails: true, extras: ['photos'] });
    expect(switches({ terms: ['b', 'c'], emails: true, extras: ['photos'] })).toBe(on);
    expect(switches({ terms: ['a'], emails: false, extras: ['photos'] })).not.toBe(on);
    expect(switches({ terms: ['a'], emails: true, extras: [] })).not.toBe(on);
  });

  it('are none where a Worker has none', () => {
    expect(switchesOf(PARAMETERS.slice(0, 1), { terms: ['a'] })).toBe('');
  });
});

describe('the price of inputs with the same switches', () => {
  const [cheap, dear, unknown] = [paid(0.015), paid(0.03), paid(0.04)];
  const priceOf = learnPrices([cheap, dear, unknown], [known('off', cheap), known('on', dear)], NOW);
  const priceFacts = (key: string) => {
    const { usd, least, runs } = priceOf(key) ?? {};
    return [runs, ...[least, usd].map((price) => price && writeDecimal(price))];
  };

  it('is what runs with these switches paid', () => {
    expect(priceFacts('off')).toEqual([1, undefined, '0.0015']);
    expect(priceFacts('on')).toEqual([1, undefined, '0.003']);
  });

  it('is the range of all runs where none with these switches is known, or the Worker has none', () => {
    expect(priceFacts('other')).toEqual([3, '0.0015', '0.004']);
    expect(priceFacts('')).toEqual([3, '0.0015', '0.004']);
  });
});
