import { type ColumnId, USUAL_COLUMNS } from '#core/runs/run-query.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';

import { CHOSEN_COLUMNS } from '../table/run-columns.tsx';
import { MenuButton } from '#ui/overlay/menu-button.tsx';

type ColumnsButtonProps = {
  readonly columns: readonly ColumnId[];
  readonly onColumns: (columns: readonly ColumnId[]) => void;
  readonly fields: ReadonlyMap<string, string>;
};

export function ColumnsButton({ columns, onColumns, fields }: ColumnsButtonProps) {
  const t = useMessages();
  const fixed = CHOSEN_COLUMNS.map(([id, head]) => ({ id, name: t(head) }));
  const inputs = [...fields].map(([field, title]) => ({ id: `input.${field}` as const, name: title }));
  const order: readonly ColumnId[] = [...fixed, ...inputs].map(({ id }) => id);
  const toggle = (id: ColumnId) => {
    const next = new Set(columns);
    if (!next.delete(id)) next.add(id);
    onColumns(order.filter((known) => next.has(known)));
  };
  const choice = ({ id, name }: { readonly id: ColumnId; readonly name: string }) => (
    <label
      key={id}
      className="flex min-h-7 cursor-pointer items-center gap-2 rounded px-1 hover:bg-sunken pointer-coarse:min-h-11"
    >
      <input type="checkbox" checked={columns.includes(id)} onChange={() => toggle(id)} />
      <bdi className="truncate">{name}</bdi>
    </label>
  );
  return (
    <MenuButton label={t('runs.columns')}>
      {() => (
        <>
          {fixed.map(choice)}
          {inputs.length > 0 && (
            <p className="mt-1 border-t border-line px-1 pt-2 text-sm text-muted">
              {t('runs.columns.input')}
            </p>
          )}
          {inputs.map(choice)}
          <Button size="small" variant="quiet" onClick={() => onColumns(USUAL_COLUMNS)}>
            {t('runs.columns.usual')}
          </Button>
        </>
      )}
    </MenuButton>
  );
}
