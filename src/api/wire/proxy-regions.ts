import * as z from 'zod/mini';

import { items, readItem, readWire, text } from './schema.ts';

const regions = z.object({ list: items });
const region = z.object({ code: text });

const CODE = /^[A-Z]{2}(-[A-Z0-9]{1,8})*$/;

export function readProxyRegions(data: unknown): readonly string[] {
  const codes = readWire(regions, data ?? {}).list.flatMap((item) =>
    readItem(region, typeof item === 'string' ? { code: item } : item).map(({ code }) =>
      code.trim().toUpperCase(),
    ),
  );
  return [...new Set(codes)].filter((code) => CODE.test(code));
}
