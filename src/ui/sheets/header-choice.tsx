import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';

type HeaderChoiceProps = {
  /** Of the file, from 1: the row that names the columns, or may. */
  readonly row: number;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
};

/** Whether a row of a sheet names its columns. */
export function HeaderChoice({ row, checked, onChange }: HeaderChoiceProps) {
  const t = useMessages();
  return (
    <label className="flex items-center gap-2">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      {row === 1 ? t('sheet.header') : t('sheet.headerIn', { row: formatNumber(row) })}
    </label>
  );
}
