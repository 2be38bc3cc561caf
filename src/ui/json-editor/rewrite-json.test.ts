import fc from 'fast-check';
import { expect, it } from 'vitest';

import { rewriteJson } from './rewrite-json.ts';

/** The text after it was rewritten, with a bar where the caret is. */
function rewritten(marked: string, after: string): string {
  const caret = marked.indexOf('|');
  const before = marked.replace('|', '');
  const { changes, caret: place } = rewriteJson(before, after, caret);
  const text = before.slice(0, changes.from) + changes.insert + before.slice(changes.to);
  return `${text.slice(0, place)}|${text.slice(place)}`;
}

it('makes the other text of any', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const { changes, caret } = rewriteJson(before, after, before.length);
      expect(before.slice(0, changes.from) + changes.insert + before.slice(changes.to)).toBe(after);
      expect(caret).toBeGreaterThanOrEqual(0);
      expect(caret).toBeLessThanOrEqual(after.length);
    }),
  );
});

it('leaves the caret where it is before and after what is new', () => {
  expect(rewritten('{\n  "a": "x"|\n}', '{\n  "a": "x",\n  "b": 1\n}')).toBe('{\n  "a": "x"|,\n  "b": 1\n}');
  expect(rewritten('{\n  "b": 1|\n}', '{\n  "a": "x",\n  "b": 1\n}')).toBe('{\n  "a": "x",\n  "b": 1|\n}');
});

it('finds the place of the caret in a text that has other blanks', () => {
  expect(rewritten('{"a": "New |York"}', '{\n  "a": "New York",\n  "b": 1\n}')).toBe(
    '{\n  "a": "New |York",\n  "b": 1\n}',
  );
  expect(rewritten('{"a":1}|', '{\n  "a": 1,\n  "b": 1\n}')).toBe('{\n  "a": 1,\n  "b": 1\n}|');
});

it('finds the line of the caret where there is something new on both sides', () => {
  expect(rewritten('{\n  "b": "x|y"\n}', '{\n  "a": 1,\n  "b": "xy",\n  "c": 1\n}')).toBe(
    '{\n  "a": 1,\n  "b": "x|y",\n  "c": 1\n}',
  );
});
