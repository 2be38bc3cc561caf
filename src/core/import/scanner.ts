/** A place in a text that is being read; readers move it on. */
export type Scanner = { readonly text: string; at: number };

/** Takes what a sticky pattern matches here; undefined, and stays, where it does not match. */
export function take(scanner: Scanner, pattern: RegExp): string | undefined {
  pattern.lastIndex = scanner.at;
  const match = pattern.exec(scanner.text);
  if (match === null) return undefined;
  scanner.at = pattern.lastIndex;
  return match[0];
}

/** Takes all up to `end`, and `end` itself; undefined where it does not come. */
export function takeUntil(scanner: Scanner, end: string): string | undefined {
  const found = scanner.text.indexOf(end, scanner.at);
  if (found === -1) return undefined;
  const taken = scanner.text.slice(scanner.at, found);
  scanner.at = found + end.length;
  return taken;
}

export function isAtEnd({ text, at }: Scanner): boolean {
  return at >= text.length;
}

/** Thrown within a reader for a bracket or quote that is never closed, and for more than it reads. */
export class Cut extends Error {}
