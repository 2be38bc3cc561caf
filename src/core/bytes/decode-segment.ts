/** Percent-decodes a part of a path or query; returns invalid escapes unchanged. */
export function decodeSegment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
