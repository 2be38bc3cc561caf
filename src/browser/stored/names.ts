import { parseWorkerSlug, type WorkerSlug } from '#core/ids/worker-ref.ts';

import { namesInTab } from '../own-storage.ts';
import type { Each } from './registry.ts';

/** The Workers for which the tab keeps a thing. */
export function workersWith({ key }: Each & { readonly where: 'tab' }): readonly WorkerSlug[] {
  return namesInTab().flatMap((name) => {
    const slug = name.startsWith(`${key}.`) ? parseWorkerSlug(name.slice(key.length + 1)) : undefined;
    return slug?.ok === true ? [slug.value] : [];
  });
}
