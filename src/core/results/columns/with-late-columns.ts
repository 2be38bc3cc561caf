type LateColumn = { readonly key: string };

type Late<C extends LateColumn> = {
  readonly offered: readonly C[];
  readonly found: readonly C[];
  readonly split: ReadonlySet<string>;
};

/**
 * The columns of a file once all of its rows are known. Parts of a split column found only in later rows
 * follow the chosen ones; other columns found only in later rows are left out and counted.
 */
export function withLateColumns<C extends LateColumn>(
  chosen: readonly C[],
  { offered, found, split }: Late<C>,
): { readonly columns: readonly C[]; readonly leftOut: number } {
  const known = new Set(offered.map(({ key }) => key));
  const columns = [...chosen];
  let leftOut = 0;
  for (const column of found) {
    if (known.has(column.key)) continue;
    const whole = [...split].find((key) => isPartOf(key)(column));
    if (whole !== undefined && offered.some(isPartOf(whole))) {
      const last = columns.findLastIndex(isPartOf(whole));
      if (last >= 0) columns.splice(last + 1, 0, column);
    } else leftOut += 1;
  }
  return { columns, leftOut };
}

const isPartOf =
  (whole: string) =>
  ({ key }: LateColumn): boolean =>
    key === whole || key.startsWith(`${whole}/`);
