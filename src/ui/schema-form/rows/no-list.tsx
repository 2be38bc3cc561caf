import { withCell } from '#core/form/cell-text.ts';
import type { Entry } from '#core/form/entry.ts';
import { withItemText } from '#core/form/item-text.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { excerptValue } from '#core/json/write.ts';
import { isJsonArray, type Json } from '#core/json/json.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';

/** The value that an entry holds in place of a list; undefined where it holds a list, or nothing. */
export function noListOf(entry: Entry | undefined): Json | undefined {
  if (entry?.kind !== 'value' || entry.value === null || isJsonArray(entry.value)) return undefined;
  return entry.value;
}

/** The row that a value makes which came in place of a list. */
export function asRow({ editor, itemShape, columns: [column] }: Parameter, value: Json): Json {
  if (typeof value === 'object') return value;
  if (editor !== 'requestListSource') return withItemText(undefined, String(value), itemShape);
  return column === undefined ? value : withCell(undefined, column.name, value);
}

/** In place of rows, a value that is no list: what it is, and a way to keep it. */
export function NoList({ value, onRow }: { readonly value: Json; readonly onRow: () => void }) {
  const t = useMessages();
  return (
    <p className="flex flex-wrap items-center gap-2 px-2.5 py-1.5 text-bad">
      <span className="min-w-0 wrap-anywhere">{t('form.rows.notList', { value: excerptValue(value) })}</span>
      <Button size="small" onClick={onRow}>
        {t('form.rows.makeRow')}
      </Button>
    </p>
  );
}
