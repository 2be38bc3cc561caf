import { familyMembers, familyOf } from '../values/families.ts';
import type { ColumnLayout } from './column-layout.ts';

type Column = { readonly key: string };

/**
 * The layout of columns of which some are folded into families, for the columns themselves: members stand where their family
 * does, and are hidden with it.
 * @param folded the columns with families
 */
export function unfoldLayout(
  layout: ColumnLayout,
  folded: readonly Column[],
  columns: readonly Column[],
): ColumnLayout {
  const families = new Map<string, readonly string[]>();
  for (const { key: family } of folded) {
    if (!familyMembers(family)) continue;
    families.set(
      family,
      columns.map(({ key }) => key).filter((key) => familyOf(key) === family),
    );
  }
  if (families.size === 0) return layout;
  const unfold = (keys: Iterable<string>) =>
    [...keys].flatMap((key) => families.get(key) ?? (families.has(familyOf(key) ?? '') ? [] : [key]));
  return {
    ...layout,
    order: unfold(layout.order),
    hidden: new Set(unfold(layout.hidden)),
    pinned: unfold(layout.pinned),
  };
}
