import type { Sheet } from '#core/sheet/sheet.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '../../class-names.ts';

import type { RowsTarget } from './rows-target.ts';

const ROWS_SHOWN = 5;

type GridPreviewProps = {
  readonly sheet: Sheet;
  readonly target: RowsTarget;
};

export function GridPreview({ sheet: { columns, rows }, target }: GridPreviewProps) {
  const t = useMessages();
  const used = new Set(target.kind === 'list' ? [target.column] : target.mapping.values());
  const cell = (index: number) =>
    classNames(
      'max-w-64 truncate border-b border-line px-2 py-1',
      !used.has(index) && 'text-muted line-through decoration-line-strong',
    );
  return (
    <div
      className="overflow-auto rounded border border-line"
      tabIndex={0}
      role="region"
      aria-label={t('form.import.preview')}
    >
      <table className="w-full text-sm">
        <thead className="bg-sunken text-left">
          <tr>
            {columns.map((name, index) => (
              <th key={index} scope="col" className={classNames(cell(index), 'font-medium')}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, ROWS_SHOWN).map((row, at) => (
            <tr key={at}>
              {columns.map((_, index) => (
                <td key={index} title={row[index]} className={cell(index)}>
                  {row[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
