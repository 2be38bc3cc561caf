import { attempt } from '#browser/stored/attempt.ts';
import type { RecordKey, Records } from '#browser/stored/records.ts';
import { type TabHolds, tabHolds } from '#browser/tab-holds.ts';

import type { StoredInput } from './stored-input.ts';
import { FORGOTTEN } from './stored-runs.ts';

export type Cleared = { readonly takeBack: () => Promise<void>; readonly end: () => Promise<void> };

type InputRecords = Pick<Records<StoredInput>, 'keys' | 'remove' | 'rename'>;

/** Removes all inputs. Only this page can undo it: it holds the name that prefixes their keys. */
export async function forgetInputs(records: InputRecords, { hold }: TabHolds): Promise<Cleared> {
  const place = `${FORGOTTEN}${crypto.getRandomValues(new Uint32Array(2)).join('-')} `;
  const letGo = await hold(place);
  const rename = (to: (key: RecordKey) => RecordKey | undefined) =>
    attempt(() => records.rename(to), undefined);
  await rename(([run, how]) => (run.startsWith(FORGOTTEN) ? undefined : [`${place}${run}`, how]));
  return {
    takeBack: async () => {
      await rename(([run, how]) => (placeOf(run) === place ? [run.slice(place.length), how] : undefined));
      letGo();
    },
    end: async () => {
      await endForgotten(records, (of) => of === place);
      letGo();
    },
  };
}

/** Completes removals that a closed page left unfinished. Earlier builds left none. */
export async function endOfLeft(records: InputRecords, { held }: TabHolds = tabHolds): Promise<void> {
  const places = await held();
  await endForgotten(records, (place) => !places.has(place));
}

const endForgotten = (records: InputRecords, isGone: (place: string) => boolean) =>
  attempt(async () => {
    const all = await records.keys();
    await records.remove(all.filter(([run]) => run.startsWith(FORGOTTEN) && isGone(placeOf(run))));
  }, undefined);

const placeOf = (run: string): string => run.slice(0, run.lastIndexOf(' ') + 1);
