import { isRunSlug, type RunSlug } from './run-slug.ts';
import { parseWorkerRef } from './worker-ref.ts';

export function parseRunRef(text: string): RunSlug | undefined {
  const ref = parseWorkerRef(text);
  if (!ref.ok) return ref.error.kind === 'run' ? ref.error.slug : undefined;
  // An ID that stands alone may be of either; in a link it says which.
  const { slug } = ref.value;
  return !text.includes('/') && isRunSlug(slug) ? slug : undefined;
}
