import { lastPart } from '#core/ids/worker-name.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

export function presetFileName(worker: WorkerSlug, name?: string): string {
  const parts = [lastPart(worker), name, 'presets.json'].filter((part) => part !== undefined);
  return parts.map((part) => part.replace(/[^\p{L}\p{N}._-]+/gu, '-')).join('-');
}
