import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { type FormChange, linkChanges } from '#core/link/form-changes.ts';

import type { OpenedLink } from '../../link/open-link.ts';

const known = new WeakMap<OpenedLink, readonly FormChange[]>();

export function changesOfLink(link: OpenedLink, descriptor: WorkerDescriptor): readonly FormChange[] {
  const changes = known.get(link) ?? linkChanges(link.applied, descriptor);
  known.set(link, changes);
  return changes;
}
