import { useId } from 'react';

import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';

import type { Fates } from './use-row-counts.ts';

export type Options = {
  readonly dropDuplicates: boolean;
  readonly keepWrong: boolean;
  readonly mode: 'add' | 'replace';
};

type ImportOptionsProps = {
  readonly options: Options;
  readonly onChange: (options: Options) => void;
  readonly fates: Fates | undefined;
  readonly there: number;
};

export function ImportOptions({ options, onChange, fates, there }: ImportOptionsProps) {
  const t = useMessages();
  const group = useId();
  const checkbox = (name: 'dropDuplicates' | 'keepWrong', label: string) => (
    <label className="flex items-center gap-2">
      <input
        type="checkbox"
        checked={options[name]}
        onChange={(event) => onChange({ ...options, [name]: event.currentTarget.checked })}
      />
      {label}
    </label>
  );
  const mode = (value: Options['mode'], label: string) => (
    <label className="flex items-center gap-2">
      <input
        type="radio"
        name={group}
        checked={options.mode === value}
        onChange={() => onChange({ ...options, mode: value })}
      />
      {label}
    </label>
  );
  return (
    <div className="space-y-2">
      {there > 0 && (
        <div className="flex flex-wrap gap-x-5 gap-y-2">
          {mode('add', t('form.import.add', { count: there }))}
          {mode('replace', t('form.import.replace'))}
        </div>
      )}
      {checkbox('dropDuplicates', t('form.import.dropDuplicates'))}
      {(fates?.wrong ?? 0) > 0 &&
        checkbox('keepWrong', t('form.import.keepWrong', { count: formatNumber(fates?.wrong ?? 0) }))}
      <FatesReport fates={fates} />
    </div>
  );
}

const REPORTED = ['blank', 'duplicate', 'wrong'] as const;

function FatesReport({ fates }: Pick<ImportOptionsProps, 'fates'>) {
  const t = useMessages();
  const found = REPORTED.filter((fate) => (fates?.[fate] ?? 0) > 0);
  return (
    <div role="status">
      <ul className="flex flex-wrap gap-x-4 text-sm text-muted tabular-nums">
        {found.map((fate) => (
          <li key={fate}>{t(`form.import.found.${fate}`, { count: fates?.[fate] ?? 0 })}</li>
        ))}
      </ul>
    </div>
  );
}
