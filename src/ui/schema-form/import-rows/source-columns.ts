import { formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';

import type { GridRow } from './parse-grid.ts';

/** Columns are looked for in so many rows. */
const LOOKED_AT = 50;

/** The columns of a file by name: as its header has them, else by number. */
export function sourceColumns(
  t: Translate,
  header: GridRow | undefined,
  body: readonly GridRow[],
): readonly string[] {
  const width = Math.max(header?.length ?? 0, ...body.slice(0, LOOKED_AT).map(({ length }) => length));
  return Array.from({ length: width }, (_, index) => {
    const name = header?.[index]?.trim() ?? '';
    return name === '' ? t('form.import.columnNumber', { number: formatNumber(index + 1) }) : name;
  });
}
