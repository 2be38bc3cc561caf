// `CompressionStream` answers later, and a link is drawn at once.
import { deflateSync, Inflate } from 'fflate';

import { err, ok, type Result } from '#core/result.ts';
import { fromBase64Url, toBase64Url } from '#core/bytes/base64-url.ts';
import { checksum } from '#core/bytes/checksum.ts';
import type { LinkDraft, LinkProblem } from './link-draft.ts';
import { readLinkJson, writeLinkJson } from './link-wire.ts';

export const MAX_LINK_LENGTH = 2_000_000;

/** Maximum bytes of JSON in a link: what can be inflated and read within a tenth of a second. */
const MAX_JSON_BYTES = 2_000_000;

/** Bytes inflated at once. Each can become a thousand, so the bound above is exceeded only slightly. */
const INFLATE_STEP = 1024;

const PREFIX = '#v2.';

/**
 * The compact link of a draft, as a fragment: `#v2.` and, in base64url, a checksum (4 bytes) and the
 * deflated JSON of `writeLinkJson`. Equal drafts give equal links; `custom` keeps its key order. A draft
 * that no link can hold is too large.
 */
export function encodeLink(draft: LinkDraft): Result<string, 'tooLarge'> {
  const json = new TextEncoder().encode(writeLinkJson(draft));
  if (json.length > MAX_JSON_BYTES) return err('tooLarge');
  const packed = deflateSync(json);
  const bytes = new Uint8Array(4 + packed.length);
  new DataView(bytes.buffer).setUint32(0, checksum(packed));
  bytes.set(packed, 4);
  const link = PREFIX + toBase64Url(bytes);
  return link.length > MAX_LINK_LENGTH ? err('tooLarge') : ok(link);
}

const FOREIGN = /%[\da-f]{2}|[^\w.-]/gi;

export function decodeLink(fragment: string): Result<LinkDraft, LinkProblem> {
  if (fragment.length > MAX_LINK_LENGTH) return err('tooLarge');
  const text = fragment.replace(FOREIGN, '');
  if (text === '') return err('empty');
  const [, version, payload] = /^v(\d+)\.([^.]*)\.*$/.exec(text) ?? [];
  if (version === undefined || payload === undefined) return err('damaged');
  if (version !== '1' && version !== '2') return err('unknownVersion');
  const json = unpack(payload);
  return json.ok ? readLinkJson(json.value, version === '1' ? 1 : 2) : json;
}

function unpack(payload: string): Result<string, LinkProblem> {
  const bytes = fromBase64Url(payload);
  if (bytes === undefined || bytes.length < 5) return err('damaged');
  const packed = bytes.subarray(4);
  const isWhole = new DataView(bytes.buffer).getUint32(0) === checksum(packed);
  return isWhole ? inflate(packed) : err('damaged');
}

function inflate(packed: Uint8Array): Result<string, LinkProblem> {
  const parts: string[] = [];
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let size = 0;
  const stream = new Inflate((chunk, isLast) => {
    size += chunk.length;
    parts.push(decoder.decode(chunk, { stream: !isLast }));
  });
  try {
    for (let at = 0; at < packed.length; at += INFLATE_STEP) {
      const end = Math.min(at + INFLATE_STEP, packed.length);
      stream.push(packed.subarray(at, end), end === packed.length);
      if (size > MAX_JSON_BYTES) return err('tooLarge');
    }
    return ok(parts.join(''));
  } catch {
    return err('damaged');
  }
}
