import { stringEnd } from './string-end.ts';

const COLON = /[ \t\n\r]*:/y;

/** The first key of a text that is JSON which its object has already had, and the offset at which it stands again. */
export function findRepeatedKey(text: string): { readonly key: string; readonly at: number } | undefined {
  const open: Set<string>[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '{') open.push(new Set());
    else if (sign === '}') open.pop();
    else if (sign === '"') {
      const end = stringEnd(text, at);
      COLON.lastIndex = end + 1;
      if (COLON.test(text)) {
        const key = String(JSON.parse(text.slice(at, end + 1)));
        if (open.at(-1)?.has(key)) return { key, at };
        open.at(-1)?.add(key);
      }
      at = end;
    }
  }
  return undefined;
}
