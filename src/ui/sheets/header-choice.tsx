import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';

type HeaderChoiceProps = {
  /** Number in the file, from 1, of the row that names the columns, or may. */
  readonly row: number;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
};

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
