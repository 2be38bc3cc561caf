import { CircleHelp, Copy, Equal, type LucideIcon, Pencil, Plus, SearchX } from 'lucide-react';

import type { Difference } from '#core/compare/compare-rows.ts';
import type { MessageKey } from '#messages/en.ts';

type DifferenceLook = { readonly icon: LucideIcon; readonly ink: string; readonly word: MessageKey };

export const DIFFERENCE_LOOK: Record<Difference, DifferenceLook> = {
  added: { icon: Plus, ink: 'text-good', word: 'difference.added' },
  changed: { icon: Pencil, ink: 'text-accent', word: 'difference.changed' },
  missing: { icon: CircleHelp, ink: 'text-warn', word: 'difference.missing' },
  same: { icon: Equal, ink: 'text-muted', word: 'difference.same' },
  repeated: { icon: Copy, ink: 'text-muted', word: 'difference.repeated' },
  keyless: { icon: SearchX, ink: 'text-muted', word: 'difference.keyless' },
};
