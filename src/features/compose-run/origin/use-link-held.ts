import { useEffect, useState } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';

import type { DraftOrigin } from '../draft/opening/draft-origin.ts';
import type { ComposedDraft } from '../draft/use-draft.ts';

/** The form opened as the link in the address has it, or has nothing of it. */
const LINKED = new Set<DraftOrigin['kind']>(['link', 'idleLink', 'damagedLink']);

/** Is told once the form is drawn, of which Worker, and again once it is no longer as the link fills it. */
export type OnLinkHeld = (isHeld: boolean, descriptor: WorkerDescriptor) => void;

/** Tells once the form is drawn whether it is as the link fills it, and again once that is otherwise. */
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
