import type { Parameter } from '#core/form/parameter.ts';
import type { RunOrder } from '#core/run/run.ts';
import { findLooseSecret, findSecret } from './find-secrets.ts';

/**
 * What may be kept of an order: without the fields and options that look like secrets, whose names it tells.
 * @param parameters of the Worker's form; a field that is none of them is judged by its name and value
 */
export function omitSecrets(
  order: RunOrder,
  parameters: readonly Parameter[],
): { readonly order: RunOrder; readonly omitted: readonly string[] } {
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const kept = Object.entries(order.custom).filter(([name, value]) => {
    const parameter = byName.get(name);
    return (parameter ? findSecret(parameter, value) : findLooseSecret(name, value)) === undefined;
  });
  const custom = Object.fromEntries(kept);
  const omitted = Object.keys(order.custom).filter((name) => !Object.hasOwn(custom, name));
  const { callbackUrl = '' } = order.options;
  if (findLooseSecret('callbackUrl', callbackUrl) === undefined)
    return { order: { ...order, custom }, omitted };
  const options = { ...order.options, callbackUrl: '' };
  return { order: { ...order, custom, options }, omitted: [...omitted, 'callbackUrl'] };
}
