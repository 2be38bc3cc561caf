import { foldFamilies } from '#core/results/values/families.ts';
import type { ResultColumn } from '#core/run/run.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';

type ExportColumnsProps = {
  readonly columns: readonly ResultColumn[];
  readonly tableKeys: readonly string[];
  /** Keys of the families whose members the table shows each by itself. */
  readonly opened: ReadonlySet<string>;
  /** The keys that are chosen, in the order of the file. */
  readonly keys: readonly string[];
  readonly onChange: (keys: readonly string[]) => void;
};

/** Which columns go into the file: those of the table in its order, then the others. */
export function ExportColumns({ columns, tableKeys, opened, keys, onChange }: ExportColumnsProps) {
  const t = useMessages();
  const chosen = new Set(keys);
  const inTable = new Set(tableKeys);
  const joined = foldFamilies(columns, opened).length;
  const order = [...tableKeys, ...columns.map(({ key }) => key).filter((key) => !inTable.has(key))];
  const labels = new Map(columns.map(({ key, label }) => [key, label]));
  const toggle = (toggled: string) =>
    onChange(order.filter((key) => (key === toggled ? !chosen.has(key) : chosen.has(key))));
  return (
    <fieldset>
      <legend className="mb-1 font-medium">
        {t('export.columns')}{' '}
        <span className="font-normal text-muted tabular-nums">
          {t('export.columns.chosen', {
            shown: formatNumber(keys.length),
            total: formatNumber(columns.length),
          })}
        </span>
      </legend>
      <div className="mb-1.5 flex flex-wrap gap-1.5">
        <Button size="small" onClick={() => onChange(order)}>
          {t('export.columns.all')}
        </Button>
        <Button size="small" onClick={() => onChange(tableKeys)}>
          {t('export.columns.table')}
        </Button>
        <Button size="small" onClick={() => onChange([])}>
          {t('export.columns.none')}
        </Button>
      </div>
      <ul className="grid max-h-44 grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-3 overflow-auto rounded border border-line px-2.5 py-1">
        {order.map((key) => (
          <li key={key}>
            <label className="flex min-h-7 cursor-pointer items-center gap-2 pointer-coarse:min-h-11">
              <input type="checkbox" checked={chosen.has(key)} onChange={() => toggle(key)} />
              <span className="truncate" title={key}>
                {labels.get(key) ?? key}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {joined < columns.length && (
        <p className="mt-1 text-sm text-muted">{t('export.columns.apart', { count: joined })}</p>
      )}
      {keys.length === 0 && (
        <p role="alert" className="mt-1 text-sm text-bad">
          {t('export.columns.needed')}
        </p>
      )}
    </fieldset>
  );
}
