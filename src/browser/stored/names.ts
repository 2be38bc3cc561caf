import { parseWorkerSlug, type WorkerSlug } from '#core/ids/worker-ref.ts';

import { namesInTab } from '../own-storage.ts';
import type { Each } from './registry.ts';

type InTab = Each & { readonly where: 'tab' };

export const namesWith = ({ key }: InTab): readonly string[] =>
  namesInTab().flatMap((name) => (name.startsWith(`${key}.`) ? [name.slice(key.length + 1)] : []));

export const workersWith = (each: InTab): readonly WorkerSlug[] =>
  namesWith(each).flatMap((name) => {
    const slug = parseWorkerSlug(name);
    return slug.ok ? [slug.value] : [];
  });
