import type { LucideIcon } from 'lucide-react';

export type CellMarks = {
  readonly key: string;
  readonly looks: ReadonlyMap<string, { readonly icon: LucideIcon; readonly ink: string }>;
};
