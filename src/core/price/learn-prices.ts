import type { Parameter } from '#core/form/parameter.ts';
import { type JsonObject, ownValue } from '#core/json/json.ts';
import type { Run } from '#core/run/run.ts';

import type { LikeRun } from './estimate-cost.ts';
import { learnPrice, type Price } from './learn-price.ts';

export type KnownLikeRun = LikeRun & { readonly run: Run };

/**
 * The switches of an input: fields such as “Find emails” add data to rows and change the price of a result
 * (docs/platform.md, "Prices and plans").
 * @returns equal text for inputs with the same switches; '' if there are none
 */
export function switchesOf(parameters: readonly Parameter[], custom: JsonObject): string {
  const switches = parameters.filter(({ type, editor }) => type === 'boolean' || editor === 'checkbox');
  return switches.length === 0
    ? ''
    : JSON.stringify(switches.map(({ name }) => ownValue(custom, name) ?? null));
}

/**
 * Learns the price of each set of switches from runs of one Worker and version.
 * @param like the runs whose inputs are known
 * @returns the price of runs with the same switches, otherwise the price or range of all runs
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
