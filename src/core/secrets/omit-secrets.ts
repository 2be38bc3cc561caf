import type { Parameter } from '#core/form/parameter.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import type { RunOrder } from '#core/run/run.ts';
import { findLooseSecret, findSecret } from './find-secrets.ts';
import { strikeKey } from './own-key.ts';

/** Run options that are any text. */
const TEXTS = ['version', 'callbackUrl'] as const satisfies readonly (keyof RunOptions)[];

/** An order with `YOUR_API_KEY` in place of the key of this tab, wherever any text may stand. */
export function strikeKeyFromOrder(order: RunOrder, key: string | undefined): RunOrder {
  const struck = TEXTS.flatMap((name): [string, string][] => {
    const text = order.options[name];
    return text === undefined ? [] : [[name, strikeKey(text, key)]];
  });
  const options = { ...order.options, ...Object.fromEntries(struck) };
  return { ...order, options, custom: strikeKey(order.custom, key) };
}

/**
 * What may be kept of an order: without the fields and options that look like secrets, whose names it tells.
 * @param parameters of the Worker's form; a field that is none of them is judged by its name and value
 * @param key the API key of this tab
 */
export function omitSecrets(
  order: RunOrder,
  parameters: readonly Parameter[],
  key?: string,
): { readonly order: RunOrder; readonly omitted: readonly string[] } {
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const isKept = ([name, value]: readonly [string, RunOrder['custom'][string]]) => {
    const parameter = byName.get(name);
    const reason = parameter ? findSecret(parameter, value, key) : findLooseSecret(name, value, key);
    return reason === undefined;
  };
  const custom = Object.fromEntries(Object.entries(order.custom).filter(isKept));
  const fields = Object.keys(order.custom).filter((name) => !Object.hasOwn(custom, name));
  const options = TEXTS.filter((name) => findLooseSecret(name, order.options[name] ?? '', key) !== undefined);
  const blanks = Object.fromEntries(options.map((name) => [name, '']));
  return {
    order: { ...order, custom, options: { ...order.options, ...blanks } },
    omitted: [...fields.map((name) => strikeKey(name, key)), ...options],
  };
}
