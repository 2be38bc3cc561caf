import { lazyModule } from '#browser/lazy-module.ts';
import type { Parameter } from '#core/form/parameter.ts';
import type { RunOrder } from '#core/run/run.ts';

import type { KeptInput } from './stored-input.ts';

/** What finds secrets, which only this needs. A start waits for it: a form loads it before. */
export const DESCRIBED = lazyModule(() => import('./describe-input.ts'));

/**
 * What may be kept of an order. Where the code that finds secrets, or the Worker's parameters cannot be had, none of its fields is.
 */
export async function storableInput(
  order: RunOrder,
  parameters: readonly Parameter[] | undefined,
  key: string | undefined,
): Promise<KeptInput> {
  try {
    const { describeInput } = await DESCRIBED.load();
    if (parameters) return describeInput(order, parameters, key);
  } catch {
    // As without parameters.
  }
  const options = { ...order.options, version: '', callbackUrl: '' };
  return { order: { ...order, custom: {}, options }, omitted: Object.keys(order.custom), searched: false };
}
