import type { Json } from './json.ts';

/** The JSON that a text holds; undefined where it holds none. Numbers may be rounded. */
export function toJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json; // JSON.parse gives JSON
  } catch {
    return undefined;
  }
}
