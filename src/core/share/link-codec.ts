import { deflateSync, Inflate } from 'fflate';

import { isJson } from '#core/json/is-json.ts';
import { isJsonObject, ownValue, type JsonObject } from '#core/json/json.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { RunOptions } from '#core/run/run-options.ts';
import { parseWorkerSlug, type WorkerSlug } from '#core/worker/worker-ref.ts';
import { checksum } from './checksum.ts';
import { fromBase64Url, toBase64Url } from './base64-url.ts';

/** The run options that a link may set; those that it does not name stay as the Worker's defaults. */
export type LinkOptions = Partial<Omit<RunOptions, 'version'>>;

/** What a link holds of a draft. Never the key. */
export type LinkDraft = {
  readonly worker: WorkerSlug;
  /** The Worker's version that the draft was made for. */
  readonly version: string;
  readonly custom: JsonObject;
  readonly options: LinkOptions;
};

export type LinkProblem = 'empty' | 'unknownVersion' | 'damaged' | 'tooLarge' | 'wrongShape';

/** Characters that a fragment may have. */
export const MAX_LINK_LENGTH = 4_000_000;

/** Bytes of JSON that a link may unfold to. */
const MAX_JSON_BYTES = 16_000_000;

/** Bytes that are inflated at once: each can become a thousand, so that the bound above is overrun by little. */
const INFLATE_STEP = 4096;

const PREFIX = '#v1.';

/**
 * The compact link of a draft, as a fragment: `#v1.` and, in base64url, a checksum (4 bytes) and the deflated JSON of
 * `{ w: worker, v: version, c: custom, o: options }`. Equal drafts give equal links; `custom` keeps its order of keys.
 */
export function encodeLink({ worker, version, custom, options }: LinkDraft): string {
  const json = JSON.stringify({ w: worker, v: version, c: custom, o: knownOptions(options) });
  const packed = deflateSync(new TextEncoder().encode(json));
  const bytes = new Uint8Array(4 + packed.length);
  new DataView(bytes.buffer).setUint32(0, checksum(packed));
  bytes.set(packed, 4);
  return PREFIX + toBase64Url(bytes);
}

/** Reads the fragment of a link, with or without its `#`. Any text ends in a draft or a reason; nothing is started. */
export function decodeLink(fragment: string): Result<LinkDraft, LinkProblem> {
  const text = fragment.replace(/^#/, '').trim();
  if (text === '') return err('empty');
  if (text.length > MAX_LINK_LENGTH) return err('tooLarge');
  const [, version, payload] = /^v(\d+)\.(.*)$/s.exec(text) ?? [];
  if (version === undefined || payload === undefined) return err('damaged');
  return version === '1' ? decodePayload(payload) : err('unknownVersion');
}

function decodePayload(payload: string): Result<LinkDraft, LinkProblem> {
  const bytes = fromBase64Url(payload);
  if (bytes === undefined || bytes.length < 5) return err('damaged');
  const packed = bytes.subarray(4);
  if (new DataView(bytes.buffer).getUint32(0) !== checksum(packed)) return err('damaged');
  const json = inflate(packed);
  return json.ok ? readDraft(json.value) : json;
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

function readDraft(json: string): Result<LinkDraft, LinkProblem> {
  const wire = parsed(json);
  if (wire === undefined) return err('damaged');
  if (!isJson(wire) || !isJsonObject(wire)) return err('wrongShape');
  const { w: slug, v: version, c: custom, o: options } = wire;
  if (typeof slug !== 'string' || typeof version !== 'string') return err('wrongShape');
  if (!isJsonObject(custom) || !isJsonObject(options)) return err('wrongShape');
  const worker = parseWorkerSlug(slug);
  const known = knownOptions(options);
  const fits = worker.ok && isLinkOptions(known);
  return fits ? ok({ worker: worker.value, version, custom, options: known }) : err('wrongShape');
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const isNumber = (value: unknown) => typeof value === 'number';
const isString = (value: unknown) => typeof value === 'string';

/** What each option may be; its order is the order in the link. */
const FITS: Record<keyof LinkOptions, (value: unknown) => boolean> = {
  cpus: isNumber,
  memory: isNumber,
  timeout: isNumber,
  maxCharge: isNumber,
  maxTraffic: isNumber,
  proxyRegion: isString,
  mode: (value) => value === 'async' || value === 'sync',
  callbackUrl: isString,
};

const NAMES = Object.keys(FITS);

/** The options that this version of the link knows, in their order. */
function knownOptions(options: JsonObject): JsonObject {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = ownValue(options, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function isLinkOptions(options: JsonObject): options is LinkOptions {
  return Object.entries(FITS).every(([name, fits]) => !Object.hasOwn(options, name) || fits(options[name]));
}
