import { lazyModule } from '#browser/lazy-module.ts';
import type { Parameter } from '#core/form/parameter.ts';
import type { RunOrder } from '#core/run/run.ts';

import type { InputToStore } from './stored-input.ts';

/** The secret finder, which only this module needs. A start waits for it, so a form preloads it. */
export const DESCRIBED = lazyModule(() => import('./describe-input.ts'));

/**
 * The storable part of an order. Stores no fields if the secret finder or the Worker's parameters cannot
 * be loaded.
 */
export async function storableInput(
  order: RunOrder,
  parameters: readonly Parameter[] | undefined,
  key: string | undefined,
): Promise<InputToStore> {
  try {
    const { describeInput } = await DESCRIBED.load();
    if (parameters) return describeInput(order, parameters, key);
  } catch {
    // As without parameters.
  }
  const options = { ...order.options, version: '', callbackUrl: '' };
  return { order: { ...order, custom: {}, options }, omitted: Object.keys(order.custom), searched: false };
}
