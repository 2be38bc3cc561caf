/** A part of a path or of a query as it was before it was escaped; one that is no escape stays as it is. */
export function decodeSegment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
