import { runPath } from '#core/ids/screen-paths.ts';
import { parseWorkerRef, workerPath } from '#core/ids/worker-ref.ts';

type SearchText =
  | { readonly kind: 'name'; readonly path: string }
  | { readonly kind: 'address' }
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
