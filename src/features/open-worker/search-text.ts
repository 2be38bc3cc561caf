import { runPath } from '#core/ids/screen-paths.ts';
import { parseWorkerRef, workerPath } from '#core/ids/worker-ref.ts';

/** What stands in the search field. */
type SearchText =
  /** It names a Worker, by its ID, name or link, or it is the link of a run. */
  | { readonly kind: 'name'; readonly path: string }
  /** An address that names nothing. */
  | { readonly kind: 'address' }
  /** To search for. */
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'nothing' };

export function readSearchText(text: string): SearchText {
  const ref = parseWorkerRef(text);
  if (ref.ok) return { kind: 'name', path: workerPath(ref.value.slug) + (ref.value.link ?? '') };
  if (ref.error.kind === 'run') return { kind: 'name', path: runPath(ref.error.slug) };
  const words = text.trim();
  if (words === '') return { kind: 'nothing' };
  return words.includes('://') || words.startsWith('/') ? { kind: 'address' } : { kind: 'words', words };
}
