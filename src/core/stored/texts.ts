import { isJsonArray } from '#core/json/json.ts';
import { err, ok } from '#core/result.ts';

import { defineFormat } from './format.ts';

/** Texts that are remembered, the latest first; what among them is none is left out. */
export const TEXTS_FORMAT = defineFormat<readonly string[]>({
  read: (stored) =>
    isJsonArray(stored) ? ok(stored.filter((one) => typeof one === 'string')) : err('unreadable'),
  write: (texts) => texts,
});

/** The texts with one more, or with it in front if it was among them; so many at the most. */
export const latestFirst = (texts: readonly string[], text: string, most: number): readonly string[] =>
  [text, ...texts.filter((one) => one !== text)].slice(0, most);
