import { useMemo } from 'react';

import type { Parameter } from '#core/form/parameter.ts';
import { mendUrls } from '#core/form/reading/mend-urls.ts';
import { rowAt, type Rows, rowsOf } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '../../../controls/button.tsx';
import { actAndFocus } from '../../../field-handles.ts';

import { filterRows, INVALID_ONLY, NO_FILTER } from '../rows-view.ts';
import type { RowsField } from '../use-rows-field.ts';

type WrongRowsToolsProps = {
  readonly parameter: Parameter;
  readonly field: RowsField;
  readonly onFocus: () => void;
};

export function WrongRowsTools({ parameter, field, onFocus }: WrongRowsToolsProps) {
  const t = useMessages();
  const { rows, filter, visible = [] } = field;
  const mends = useMemo(() => mendsOf(parameter, rows, visible), [parameter, rows, visible]);
  const change = (latest: Rows<Json>, items: readonly Json[]) => (latest === rows ? rowsOf(items) : latest);
  const mend = async () => {
    const { before, after } = await field.takeIn({ items: mendedItems(parameter, rows, visible), change });
    field.setFilter(INVALID_ONLY);
    field.setDone({ kind: 'mended', count: mends.count, before, after });
  };
  const remove = async () => {
    const gone = new Set(filterRows(parameter, rows, filter));
    field.setFilter(NO_FILTER);
    const { before, after } = await field.takeIn({ items: itemsWithout(rows, gone), change });
    field.setDone({ kind: 'removed', count: before.length - after.length, before, after });
  };
  return (
    <>
      {mends.count > 0 && (
        <Button size="small" onClick={(event) => actAndFocus(event, mend, onFocus)} className="shrink-0">
          {t(mends.splits ? 'form.rows.mendLists' : 'form.rows.mendUrls', { count: mends.count })}
        </Button>
      )}
      <Button
        size="small"
        variant="quiet"
        disabled={visible.length === 0}
        onClick={(event) => actAndFocus(event, remove, onFocus)}
        className="shrink-0"
      >
        {t('form.rows.removeFound')}
      </Button>
    </>
  );
}

/** The unambiguous correction of an invalid row; undefined also if it was corrected since. */
const mendOf = ({ editor, itemShape }: Parameter, item: Json | undefined) =>
  editor === 'requestList' && item !== undefined ? mendUrls(item, itemShape) : undefined;

function mendsOf(parameter: Parameter, rows: Rows<Json>, shown: readonly number[]) {
  const mended = shown.flatMap((row) => mendOf(parameter, rowAt(rows, row))?.length ?? []);
  return { count: mended.length, splits: mended.some((length) => length > 1) };
}

function* allItems(rows: Rows<Json>): Generator<readonly [row: number, item: Json]> {
  let row = 0;
  for (const chunk of rows.chunks) {
    for (const item of chunk) {
      yield [row, item];
      row += 1;
    }
  }
}

function* mendedItems(parameter: Parameter, rows: Rows<Json>, shown: readonly number[]): Generator<Json> {
  const found = new Set(shown);
  for (const [row, item] of allItems(rows))
    yield* (found.has(row) ? mendOf(parameter, item) : undefined) ?? [item];
}

function* itemsWithout(rows: Rows<Json>, gone: ReadonlySet<number>): Generator<Json | undefined> {
  for (const [row, item] of allItems(rows)) yield gone.has(row) ? undefined : item;
}
