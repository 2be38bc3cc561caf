import type { LucideIcon } from 'lucide-react';

/** An icon and a colour for the texts of one column. */
export type CellMarks = {
  readonly key: string;
  readonly looks: ReadonlyMap<string, { readonly icon: LucideIcon; readonly ink: string }>;
};
