import type { Parameter } from '#core/form/parameter.ts';
import { readChunk } from '#core/form/read-rows.ts';
import type { Rows } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';

import { asRow } from './no-list.tsx';

type PlainItemsProps = {
  readonly parameter: Parameter;
  readonly rows: Rows<Json>;
  readonly onConvert: (rows: Rows<Json>) => void;
};

/** Above items that came as plain text where the Worker takes objects: what is so, and a way to make all of them alike. */
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
