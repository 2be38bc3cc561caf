import { withCell } from '#core/form/reading/cell-text.ts';
import type { Entry } from '#core/form/entry.ts';
import { withItemText } from '#core/form/reading/item-text.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { excerptValue } from '#core/json/write.ts';
import { isJsonArray, type Json } from '#core/json/json.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '../../controls/button.tsx';
import { readChunk } from '#core/form/reading/read-rows.ts';
import type { Rows } from '#core/form/rows.ts';

export function noListOf(entry: Entry | undefined): Json | undefined {
  if (entry?.kind !== 'value' || entry.value === null || isJsonArray(entry.value)) return undefined;
  return entry.value;
}

export function asRow({ editor, itemShape, columns: [column] }: Parameter, value: Json): Json {
  if (typeof value === 'object') return value;
  if (editor !== 'requestListSource') return withItemText(undefined, String(value), itemShape);
  return column === undefined ? value : withCell(undefined, column.name, value);
}

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

type PlainItemsProps = {
  readonly parameter: Parameter;
  readonly rows: Rows<Json>;
  readonly onConvert: (rows: Rows<Json>) => void;
};

export function PlainItems({ parameter, rows, onConvert }: PlainItemsProps) {
  const t = useMessages();
  const { editor, itemShape } = parameter;
  if (editor === 'requestListSource' || itemShape.kind !== 'object') return null;
  if (rows.chunks.every((chunk) => readChunk(parameter, chunk).firstPrimitive === -1)) return null;
  const convert = () =>
    onConvert({
      ...rows,
      chunks: rows.chunks.map((chunk) =>
        chunk.map((item) => (item === null ? item : asRow(parameter, item))),
      ),
    });
  return (
    <p className="flex flex-wrap items-center gap-2 border-b border-line px-2.5 py-1.5 text-warn">
      <span className="min-w-0 wrap-anywhere">{t('form.rows.plain', { key: itemShape.key })}</span>
      <Button size="small" onClick={convert}>
        {t('form.rows.plainConvert')}
      </Button>
    </p>
  );
}
