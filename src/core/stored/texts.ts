import { isJsonArray } from '#core/json/json.ts';
import { err, ok } from '#core/result.ts';

import { defineFormat } from './format.ts';

export const TEXTS_FORMAT = defineFormat<readonly string[]>({
  read: (stored) =>
    isJsonArray(stored) ? ok(stored.filter((one) => typeof one === 'string')) : err('unreadable'),
  write: (texts) => texts,
});

/** Moves or adds a text to the front; keeps at most `most`. */
export const latestFirst = (texts: readonly string[], text: string, most: number): readonly string[] =>
  [text, ...texts.filter((one) => one !== text)].slice(0, most);
