import type { Parameter } from '#core/form/parameter.ts';
import type { RunOrder } from '#core/run/run.ts';
import { findAnySecret, findLooseSecret } from './find-secrets.ts';
import { redactKey, TEXT_OPTIONS } from './own-key.ts';

/**
 * The parts of an order that may be stored: omits fields and options that look like secrets and lists
 * their names.
 * @param parameters of the Worker's form; other fields are judged by name and value
 * @param key the API key of this tab
 */
export function omitSecrets(
  order: RunOrder,
  parameters: readonly Parameter[],
  key?: string,
): { readonly order: RunOrder; readonly omitted: readonly string[] } {
  const isHarmless = ([name, value]: readonly [string, RunOrder['custom'][string]]) =>
    findAnySecret(parameters, name, value, key) === undefined;
  const custom = Object.fromEntries(Object.entries(order.custom).filter(isHarmless));
  const fields = Object.keys(order.custom).filter((name) => !Object.hasOwn(custom, name));
  const options = TEXT_OPTIONS.filter(
    (name) => findLooseSecret(name, order.options[name] ?? '', key) !== undefined,
  );
  const blanks = Object.fromEntries(options.map((name) => [name, '']));
  return {
    order: { ...order, custom, options: { ...order.options, ...blanks } },
    omitted: [...fields.map((name) => redactKey(name, key)), ...options],
  };
}
