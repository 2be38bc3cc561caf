import { checksum } from '#core/bytes/checksum.ts';
import { jsonKey } from '#core/json/json-key.ts';
import type { WorkerDescriptor } from './descriptor.ts';

const digests = new WeakMap<WorkerDescriptor, number>();

/**
 * Identifies the state of a Worker: its author can change the form, the splitting and the limits under the
 * same version label (docs/platform.md, "The Worker descriptor"). Includes the label, but not display-only
 * text.
 */
export function descriptorDigest(descriptor: WorkerDescriptor): number {
  const { readme: _, description: __, remarks: ___, ...content } = descriptor;
  const digest = digests.get(descriptor) ?? checksum(new TextEncoder().encode(jsonKey(content)));
  digests.set(descriptor, digest);
  return digest;
}

type MadeFor = { readonly workerVersion: string; readonly workerDigest?: number | undefined };

export const isMadeFor = ({ workerVersion, workerDigest }: MadeFor, descriptor: WorkerDescriptor): boolean =>
  workerDigest === undefined
    ? workerVersion === descriptor.version
    : workerDigest === descriptorDigest(descriptor);
