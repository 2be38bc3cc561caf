import type { MessageValues } from './write-message.ts';

/** Marks where a value written in Chinese begins and ends; no text contains it. */
const EDGE = '\uE000';

const AT_EDGE = new RegExp(`(?<=\\p{Script=Han}) ${EDGE}|${EDGE} (?=\\p{Script=Han})|${EDGE}`, 'gu');

/**
 * A message of the Chinese catalogue with its values. The catalogue puts spaces around a value, as between
 * Latin letters and Chinese characters; this removes those between two Chinese characters ("清除代理地区", "清除
 * URL").
 */
export function withoutBlanks(
  translate: (values: MessageValues | undefined) => string,
  values: MessageValues | undefined,
): string {
  if (values === undefined) return translate(undefined);
  return translate(
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, edged(value)])),
  ).replace(AT_EDGE, '');
}

function edged(value: string | number): string | number {
  if (typeof value === 'number') return value;
  return value.replace(/^(?=\p{Script=Han})|(?<=\p{Script=Han})$/gu, EDGE);
}
