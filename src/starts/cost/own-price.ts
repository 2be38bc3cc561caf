import { useMemo, useSyncExternalStore } from 'react';

import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { createListeners } from '#core/listeners.ts';
import { OWN_PRICE, type OwnPrice } from '#core/price/own-price.ts';
import { openEach } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedOwnPrices = openEach(STORED.ownPrice, OWN_PRICE);

const { subscribe, notify } = createListeners();

export const onPrice = subscribe;

/** The person's own price of a Worker; undefined if not set. */
export function useOwnPrice(worker: WorkerSlug): OwnPrice | undefined {
  const text = useSyncExternalStore(subscribe, () => storedOwnPrices.of(worker).text());
  return useMemo(() => decoded(text), [text]);
}

/** The person's own prices of these Workers; without those that are not set. */
export function useOwnPrices(workers: readonly WorkerSlug[]): ReadonlyMap<WorkerSlug, OwnPrice> {
  const texts = useSyncExternalStore(subscribe, () =>
    JSON.stringify(workers.map((worker) => [worker, storedOwnPrices.of(worker).text()])),
  );
  return useMemo(() => {
    const said = JSON.parse(texts) as readonly (readonly [WorkerSlug, string | null])[]; // as it was just written
    const prices = said.map(([worker, text]) => [worker, decoded(text ?? undefined)] as const);
    return new Map(prices.flatMap(([worker, price]) => (price ? [[worker, price] as const] : [])));
  }, [texts]);
}

function decoded(text: string | undefined): OwnPrice | undefined {
  const read = text === undefined ? undefined : storedOwnPrices.codec.decode(text);
  return read?.ok === true ? read.value : undefined;
}

/** False if the browser does not store it. */
export function setOwnPrice(worker: WorkerSlug, price: OwnPrice): boolean {
  const isStored = storedOwnPrices.of(worker).write(price);
  notify();
  return isStored;
}

export function removeOwnPrice(worker: WorkerSlug): void {
  storedOwnPrices.of(worker).remove();
  notify();
}
