import { useEffect, useState } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';

import type { DraftOrigin } from '../draft/opening/draft-origin.ts';
import type { ComposedDraft } from '../draft/use-draft.ts';

const LINKED = new Set<DraftOrigin['kind']>(['link', 'idleLink', 'damagedLink']);

export type OnLinkHeld = (isHeld: boolean, descriptor: WorkerDescriptor) => void;

export function useLinkHeld(
  { isAsFilled, origin }: ComposedDraft,
  descriptor: WorkerDescriptor,
  onLinkHeld: OnLinkHeld,
): void {
  // What a step back or a batch put there is of another link.
  const [opened] = useState(origin);
  const isHeld = isAsFilled && origin === opened && LINKED.has(origin.kind);
  // The address is what is told: it is no state of React, and to be changed only once this is on the screen.
  // oxlint-disable-next-line react-you-might-not-need-an-effect/no-pass-data-to-parent, react-you-might-not-need-an-effect/no-pass-live-state-to-parent
  useEffect(() => onLinkHeld(isHeld, descriptor), [isHeld, descriptor, onLinkHeld]);
}
