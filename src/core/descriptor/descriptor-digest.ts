import { checksum } from '#core/bytes/checksum.ts';
import { jsonKey } from '#core/json/json-key.ts';
import type { WorkerDescriptor } from './descriptor.ts';

const digests = new WeakMap<WorkerDescriptor, number>();

/**
 * Tells one state of a Worker from another: a Worker's author can change the form, the splitting and the limits under the same
 * version label (docs/platform.md, "The Worker descriptor"). The label counts too; what is only read does not.
 */
export function descriptorDigest(descriptor: WorkerDescriptor): number {
  const { readme: _, description: __, remarks: ___, ...content } = descriptor;
  const digest = digests.get(descriptor) ?? checksum(new TextEncoder().encode(jsonKey(content)));
  digests.set(descriptor, digest);
  return digest;
}

/** The descriptor that something was made for. An earlier build did not keep its digest: then only the label tells. */
type MadeFor = { readonly workerVersion: string; readonly workerDigest?: number | undefined };

/** Whether something that was kept was made for this descriptor, as far as that is known. */
export const isMadeFor = ({ workerVersion, workerDigest }: MadeFor, descriptor: WorkerDescriptor): boolean =>
  workerDigest === undefined
    ? workerVersion === descriptor.version
    : workerDigest === descriptorDigest(descriptor);
