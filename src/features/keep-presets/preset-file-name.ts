import { lastPart } from '#core/ids/worker-name.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

/** The name of a file of presets: of one where it is named, else of all of the Worker. */
export function presetFileName(worker: WorkerSlug, name?: string): string {
  const parts = [lastPart(worker), name, 'presets.json'].filter((part) => part !== undefined);
  return parts.map((part) => part.replace(/[^\p{L}\p{N}._-]+/gu, '-')).join('-');
}
