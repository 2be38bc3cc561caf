import * as z from 'zod/mini';

import type { ProxyRegion } from '#core/run/run.ts';
import { items, readWire, text } from './schema.ts';

const regions = z.object({ list: items });
const region = z.object({ code: text, name: text });

/** Reads the proxy regions: ISO 3166-1 alpha-2 codes, upper case, each once. */
export function readProxyRegions(data: unknown): readonly ProxyRegion[] {
  const byCode = new Map<string, ProxyRegion>();
  for (const [index, item] of readWire(regions, data ?? {}).list.entries()) {
    const wire = readWire(region, typeof item === 'string' ? { code: item } : item, `data.list.${index}`);
    const code = wire.code.trim().toUpperCase();
    if (code !== '' && !byCode.has(code))
      byCode.set(code, { code, name: wire.name === '' ? code : wire.name });
  }
  return [...byCode.values()];
}
