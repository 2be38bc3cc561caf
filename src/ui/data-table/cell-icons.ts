import type { LucideIcon } from 'lucide-react';

export type CellIcons = {
  readonly key: string;
  readonly looks: ReadonlyMap<string, { readonly icon: LucideIcon; readonly ink: string }>;
};
