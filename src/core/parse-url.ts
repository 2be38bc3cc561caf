/**
 * The URL in a text; undefined if it is none. Not by `URL.canParse`: Node 20 denies URLs with letters such
 * as "ü" once it has compiled the call.
 */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
