export type Scanner = { readonly text: string; at: number };

export function take(scanner: Scanner, pattern: RegExp): string | undefined {
  pattern.lastIndex = scanner.at;
  const match = pattern.exec(scanner.text);
  if (match === null) return undefined;
  scanner.at = pattern.lastIndex;
  return match[0];
}

/** Takes everything through `end`; undefined if `end` does not occur. */
export function takeUntil(scanner: Scanner, end: string): string | undefined {
  const found = scanner.text.indexOf(end, scanner.at);
  if (found === -1) return undefined;
  const text = scanner.text.slice(scanner.at, found);
  scanner.at = found + end.length;
  return text;
}

export function isAtEnd({ text, at }: Scanner): boolean {
  return at >= text.length;
}

export class Cut extends Error {}
