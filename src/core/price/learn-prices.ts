import type { Parameter } from '#core/form/parameter.ts';
import { type JsonObject, ownValue } from '#core/json/json.ts';
import type { Run } from '#core/run/run.ts';

import type { LikeRun } from './estimate-cost.ts';
import { learnPrice, type Price } from './learn-price.ts';

/** An earlier run whose input is known. */
export type KnownLikeRun = LikeRun & { readonly run: Run };

/**
 * What an input switches on and off: fields such as “Find emails” add data to rows and change what a result costs
 * (docs/platform.md, "Prices and plans").
 * @returns inputs with the same switches have the same text; '' where there is none
 */
export function switchesOf(parameters: readonly Parameter[], custom: JsonObject): string {
  const switches = parameters.filter(({ type, editor }) => type === 'boolean' || editor === 'checkbox');
  return switches.length === 0
    ? ''
    : JSON.stringify(switches.map(({ name }) => ownValue(custom, name) ?? null));
}

/**
 * Learns the price of each set of switches from runs of one Worker and version.
 * @param like those among them whose inputs are known
 * @returns the price that runs with the same switches paid, else the one, or the range, that all runs paid
 */
export function learnPrices(
  runs: readonly Run[],
  like: readonly KnownLikeRun[],
  now: number,
): (switches: string) => Price | undefined {
  const all = learnPrice(runs, now);
  const learned = new Map<string, Price | undefined>([['', all]]);
  return (switches) => {
    if (!learned.has(switches)) {
      const same = like.filter((run) => run.switches === switches).map(({ run }) => run);
      learned.set(switches, learnPrice(same, now) ?? all);
    }
    return learned.get(switches);
  };
}
