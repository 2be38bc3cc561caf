import { describe, expect, it } from 'vitest';

import { readDecimal, writeDecimal, ZERO } from '#core/decimal.ts';

import { type CostRange, estimateCost, type LikeRun, roundUpToDollars } from './estimate-cost.ts';
import type { Rate } from './learn-price.ts';

const usd = (text: string) => readDecimal(text) ?? ZERO;
const [ON, OFF] = ['[true]', '[false]'];
const PRICE: Rate = { per: 'result', usd: usd('0.003') };

const inDigits = ({ usd, least }: CostRange) => ({
  usd: writeDecimal(usd),
  ...(least && { least: writeDecimal(least) }),
});

type EstimateInput = Omit<Parameters<typeof estimateCost>[1], 'switches'>;
const estimateInDigits = (input: EstimateInput, like: readonly LikeRun[] = [], price = PRICE) => {
  const estimate = estimateCost(price, { ...input, switches: ON }, like);
  if (estimate === undefined) return undefined;
  const { usd: _, least: __, uncut, ...rest } = estimate;
  return { ...rest, ...inDigits(estimate), ...(uncut && { uncut: inDigits(uncut) }) };
};
const gave = (results: number, most: number | undefined, subtasks = 1): LikeRun => ({
  ...{ results, most, subtasks, switches: ON },
  minutes: 1,
});
const took = (minutes: number, subtasks = 1): LikeRun => ({
  ...{ minutes, subtasks, switches: ON },
  results: 0,
  most: undefined,
});

describe('what a run will likely cost', () => {
  it('is its limit of results at the price', () => {
    expect(estimateInDigits({ most: 62, subtasks: 3 })).toEqual({ usd: '0.186', work: 62, like: 0 });
  });

  it('is as much of its limit as like runs made use of, by the middle one of at least three', () => {
    const like = [gave(50, 100), gave(10, 100), gave(100, 100), gave(80, 100)];
    expect(estimateInDigits({ most: 1000, subtasks: 1 }, like)).toEqual({ usd: '1.95', work: 650, like: 4 });
    expect(estimateInDigits({ most: 1000, subtasks: 1 }, like.slice(0, 2))).toEqual({
      usd: '3',
      work: 1000,
      like: 0,
    });
  });

  it('goes by the runs with the same switches where at least three are known', () => {
    const off = [gave(10, 100), gave(10, 100), gave(10, 100)].map((run) => ({ ...run, switches: OFF }));
    const on = [gave(90, 100), gave(90, 100), gave(90, 100)];
    expect(estimateInDigits({ most: 100, subtasks: 1 }, [...off, ...on])).toMatchObject({
      work: 90,
      like: 3,
    });
    expect(estimateInDigits({ most: 100, subtasks: 1 }, [...off, ...on.slice(1)])).toMatchObject({
      work: 10,
      like: 5,
    });
  });

  it('is never more than its limit', () => {
    const like = [gave(200, 100), gave(200, 100), gave(200, 100)];
    expect(estimateInDigits({ most: 10, subtasks: 1 }, like)?.work).toBe(10);
  });

  it('is no more than its maximum charge lets it, and says what it would be without', () => {
    const cut = { usd: '1', uncut: { usd: '3' }, work: 1000, like: 0 };
    expect(estimateInDigits({ most: 1000, subtasks: 1, cap: 1 })).toEqual(cut);
    for (const cap of [0, 3, undefined])
      expect(estimateInDigits({ most: 1000, subtasks: 1, cap })).toEqual({ usd: '3', work: 1000, like: 0 });
  });

  it('is a range where earlier runs paid different prices, each end no more than its maximum charge', () => {
    const price = { ...PRICE, least: usd('0.0015') };
    const of = (cap: number) => estimateInDigits({ most: 1000, subtasks: 1, cap }, [], price);
    expect(of(0)).toEqual({ usd: '3', least: '1.5', work: 1000, like: 0 });
    expect(of(2)).toEqual({ usd: '2', least: '1.5', uncut: { usd: '3', least: '1.5' }, work: 1000, like: 0 });
    expect(of(1)).toEqual({ usd: '1', uncut: { usd: '3', least: '1.5' }, work: 1000, like: 0 });
  });

  it('is what like runs gave for a subtask, where nothing limits it', () => {
    const like = [gave(40, undefined, 2), gave(30, undefined, 1), gave(10, undefined, 1)];
    expect(estimateInDigits({ most: undefined, subtasks: 7 }, like)).toEqual({
      usd: '0.42',
      work: 140,
      like: 3,
    });
    expect(estimateInDigits({ most: undefined, subtasks: 7 }, like.slice(1))).toBeUndefined();
    const silent = [gave(40, undefined, 0), { ...gave(40, undefined), results: undefined }];
    expect(estimateInDigits({ most: undefined, subtasks: 7 }, [...like.slice(1), ...silent])).toBeUndefined();
  });

  it('is by the minute as long as runs of as many subtasks went on, by the middle one of at least three', () => {
    const price = { ...PRICE, per: 'minute' } as const;
    // Of one it is not told.
    const like = [took(2), took(0.5), took(12.345), took(60, 4), took(0)];
    expect(estimateInDigits({ most: 62, subtasks: 1 }, like, price)).toEqual({
      usd: '0.006',
      work: 2,
      like: 3,
    });
    expect(estimateInDigits({ most: 62, subtasks: 4 }, like, price)).toBeUndefined();
    expect(estimateInDigits({ most: 62, subtasks: 1 }, [], price)).toBeUndefined();
  });
});

it.each([
  ['0.186', 1],
  ['1', 1],
  ['1.0001', 2],
  ['12', 12],
])('a maximum charge that does not cut $%s is $%s', (cost, most) => {
  expect(roundUpToDollars(usd(cost))).toBe(most);
});
