import * as z from 'zod/mini';

import type { ProxyRegion } from '#core/run/run.ts';
import { items, readItem, readWire, text } from './schema.ts';

const regions = z.object({ list: items });
const region = z.object({ code: text, name: text });

/** What can be sent as a region: a code of ISO 3166-1 alpha-2, or of a part of what that names. */
const CODE = /^[A-Z]{2}(-[A-Z0-9]{1,8})*$/;

/** Reads the proxy regions: their codes in upper case, each once; an item that names none is left out. */
export function readProxyRegions(data: unknown): readonly ProxyRegion[] {
  const byCode = new Map<string, ProxyRegion>();
  const named = readWire(regions, data ?? {}).list.flatMap((item) =>
    readItem(region, typeof item === 'string' ? { code: item } : item),
  );
  for (const wire of named) {
    const code = wire.code.trim().toUpperCase();
    if (CODE.test(code) && !byCode.has(code))
      byCode.set(code, { code, name: wire.name === '' ? code : wire.name });
  }
  return [...byCode.values()];
}
