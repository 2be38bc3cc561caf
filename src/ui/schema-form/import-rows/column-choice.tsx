import { useId, useMemo } from 'react';

import type { Column } from '#core/form/parameter.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Select } from '../../controls/choice/select.tsx';

import { unknownColumns } from './sort-rows.ts';
import type { RowsTarget } from './rows-target.ts';

type ColumnChoiceProps = {
  readonly columns: readonly Column[];
  readonly sources: readonly string[];
  readonly hasHeader: boolean;
  readonly target: RowsTarget;
  readonly onChange: (target: RowsTarget) => void;
};

export function ColumnChoice({ columns, sources, hasHeader, target, onChange }: ColumnChoiceProps) {
  const t = useMessages();
  if (target.kind === 'list') {
    if (sources.length < 2) return null;
    return (
      <SourceSelect
        label={t('form.import.column')}
        sources={sources}
        value={target.column}
        onChange={(column) => onChange({ kind: 'list', column: column ?? 0 })}
      />
    );
  }
  const map = (column: Column, source: number | undefined) => {
    const mapping = new Map(target.mapping);
    if (source === undefined) mapping.delete(column);
    else mapping.set(column, source);
    onChange({ kind: 'table', mapping });
  };
  return (
    <fieldset className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
      <legend className="mb-1 font-medium">{t('form.import.mapping')}</legend>
      {columns.map((column) => (
        <SourceSelect
          key={column.name}
          label={column.title}
          sources={sources}
          value={target.mapping.get(column)}
          none={t('form.import.notImported')}
          onChange={(source) => map(column, source)}
        />
      ))}
      {hasHeader && <OtherColumns columns={columns} sources={sources} mapping={target.mapping} onMap={map} />}
    </fieldset>
  );
}

type OtherColumnsProps = {
  readonly columns: readonly Column[];
  readonly sources: readonly string[];
  readonly mapping: ReadonlyMap<Column, number>;
  readonly onMap: (column: Column, source: number | undefined) => void;
};

function OtherColumns({ columns, sources, mapping, onMap }: OtherColumnsProps) {
  const t = useMessages();
  const others = useMemo(() => unknownColumns(columns, sources), [columns, sources]);
  if (others.length === 0) return null;
  return (
    <div
      role="group"
      aria-label={t('form.import.others')}
      className="flex flex-wrap gap-x-4 gap-y-1 sm:col-span-2"
    >
      <span>{t('form.import.others')}</span>
      {others.map((column) => (
        <label key={column.name} className="flex items-center gap-2 wrap-anywhere">
          <input
            type="checkbox"
            checked={mapping.has(column)}
            onChange={({ currentTarget: { checked } }) =>
              onMap(column, checked ? sources.indexOf(column.name) : undefined)
            }
            className="size-4 accent-accent"
          />
          {column.name}
        </label>
      ))}
    </div>
  );
}

type SourceSelectProps = {
  readonly label: string;
  readonly sources: readonly string[];
  readonly value: number | undefined;
  readonly none?: string;
  readonly onChange: (source: number | undefined) => void;
};

function SourceSelect({ label, sources, value, none, onChange }: SourceSelectProps) {
  const id = useId();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)] items-center gap-3">
      <label htmlFor={id} className="wrap-anywhere">
        {label}
      </label>
      <Select
        id={id}
        value={String(value ?? '')}
        onChange={(source) => onChange(source === '' ? undefined : Number(source))}
        choices={[
          ...(none === undefined ? [] : [{ value: '', label: none }]),
          ...sources.map((name, index) => ({ value: String(index), label: name })),
        ]}
      />
    </div>
  );
}
