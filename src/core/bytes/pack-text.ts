// `CompressionStream` answers later; a page that is left does not wait.
import { Deflate, inflateSync } from 'fflate';

import { piecesOf } from '#core/cut-text.ts';
import { fromBase64Url, toBase64Url } from './base64-url.ts';
import { isPacked, PACKED_PREFIX } from './packed-prefix.ts';

/** UTF-16 units packed per step, about two milliseconds. */
const STEP = 65_536;

/**
 * Packs a text such as JSON in steps: each yields undefined, the last one the packed text. Lists of URLs
 * shrink to a fifth.
 * @param version of the content
 */
export function* packText(text: string, version: number): Generator<string | undefined> {
  const parts: Uint8Array[] = [];
  const deflate = new Deflate({ level: 1 }, (part) => parts.push(part));
  const encoder = new TextEncoder();
  for (const piece of piecesOf(text, STEP)) {
    deflate.push(encoder.encode(piece));
    yield undefined;
  }
  deflate.push(new Uint8Array(), true);
  yield `z${version}.${toBase64Url(joined(parts))}`;
}

/** Unpacks a text, or returns one that is not packed; undefined if it is damaged. */
export function unpackText(stored: string): string | undefined {
  if (!isPacked(stored)) return stored;
  const bytes = fromBase64Url(stored.replace(PACKED_PREFIX, ''));
  if (bytes === undefined) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(inflateSync(bytes));
  } catch {
    return undefined;
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
