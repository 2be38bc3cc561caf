import { memo, useRef } from 'react';

import {
  type DraftColumn,
  fillableColumns,
  fills,
  type Target,
  targetKey,
} from '#core/batch/sheet/sheet-draft.ts';
import { SEPARATORS, type Separator } from '#core/batch/sheet/cells/cell-items.ts';
import { holdsItems } from '#core/batch/sheet/cells/cell-entry.ts';
import { type FieldTarget, specOf } from '#core/batch/sheet/fillers.ts';
import { ROW_OPTIONS } from '#core/batch/sheet/row-option.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { useFieldHandle } from '#ui/field-handles.ts';

import type { TitleOf } from '../form/use-titles.ts';

type TargetSelectProps = {
  readonly column: DraftColumn;
  readonly parameters: readonly Parameter[];
  readonly titleOf: TitleOf;
  readonly clashes: boolean;
  readonly onTarget: (target: Target) => void;
  readonly className?: string;
};

const OTHER = { label: { kind: 'label' }, unused: { kind: 'unused' } } as const satisfies Record<
  string,
  Target
>;
const PARTED = 'parted ';

const targetsOf = (parameter: Parameter): readonly FieldTarget[] => [
  { kind: 'field', name: parameter.name },
  ...fillableColumns(parameter).map(({ name }) => ({
    kind: 'field' as const,
    name: parameter.name,
    within: name,
  })),
];

export const columnKey = (name: string): string => `column ${name}`;

export function TargetSelect({
  column,
  parameters,
  titleOf,
  clashes,
  onTarget,
  className,
}: TargetSelectProps) {
  const t = useMessages();
  const { name, target } = column;
  const select = useRef<HTMLSelectElement>(null);
  useFieldHandle(columnKey(name), () => select.current?.focus());
  const parameter = target.kind === 'field' ? specOf(target, parameters) : undefined;
  const choose = (key: string) => {
    if (key.startsWith(PARTED) && target.kind === 'field') {
      const separator = SEPARATORS.find((one) => one === key.slice(PARTED.length)) ?? '\n';
      const { separator: _, ...rest } = target;
      return onTarget({ ...rest, ...(separator !== '\n' && { separator }) });
    }
    const field = parameters.flatMap(targetsOf).find((one) => targetKey(one) === key);
    const option = ROW_OPTIONS.find((one) => targetKey({ kind: 'option', name: one }) === key);
    if (field) onTarget(field);
    else if (option) onTarget({ kind: 'option', name: option });
    else onTarget(key === 'unused' ? OTHER.unused : OTHER.label);
  };
  return (
    <select
      ref={select}
      aria-label={t('batch.column', { name })}
      aria-invalid={clashes || undefined}
      value={targetKey(target)}
      onChange={(event) => choose(event.currentTarget.value)}
      className={className}
    >
      {target.kind === 'field' && parameter === undefined && (
        <option value={targetKey(target)} disabled>
          {t('batch.column.lost', { name: titleOf(target.name, target.within) })}
        </option>
      )}
      <optgroup label={t('batch.column.other')}>
        <option value="label">{t('batch.column.label')}</option>
        <option value="unused">{t('batch.column.unused')}</option>
      </optgroup>
      <optgroup label={t('batch.column.fields')}>
        {parameters.flatMap(targetsOf).map((one) => (
          <option key={targetKey(one)} value={targetKey(one)}>
            {titleOf(one.name, one.within)}
          </option>
        ))}
      </optgroup>
      <optgroup label={t('batch.column.options')}>
        {ROW_OPTIONS.map((one) => (
          <option key={one} value={targetKey({ kind: 'option', name: one })}>
            {t(`options.${one}`)}
          </option>
        ))}
      </optgroup>
      {target.kind === 'field' && parameter && (target.within !== undefined || holdsItems(parameter)) && (
        <optgroup label={t('batch.column.items')}>
          {SEPARATORS.map((separator) => (
            <option key={separator} value={PARTED + separator}>
              {separator === '\n'
                ? t('batch.column.items.lines')
                : t('batch.column.items.by', { mark: separator })}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  );
}

export function ColumnName({ column }: Pick<TargetSelectProps, 'column'>) {
  const t = useMessages();
  const { name, target, auto } = column;
  const separator: Separator | undefined = target.kind === 'field' ? target.separator : undefined;
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <bdi
        title={name}
        className={classNames(
          'min-w-0 grow truncate font-mono text-xs text-muted',
          target.kind === 'unused' && 'line-through',
        )}
      >
        {name}
      </bdi>
      <span className="shrink-0 text-xs text-accent">
        {separator !== undefined
          ? t('batch.column.parted', { mark: separator })
          : auto === true && fills(column)
            ? t('batch.column.auto')
            : target.kind === 'option' && <span className="text-muted">{t('batch.column.option')}</span>}
      </span>
    </span>
  );
}

type ColumnHeadProps = Omit<TargetSelectProps, 'onTarget' | 'className'> & {
  readonly at: number;
  readonly onTarget: (at: number, target: Target) => void;
};

export const ColumnHead = memo(function ColumnHead({ at, onTarget, ...props }: ColumnHeadProps) {
  const { column, clashes } = props;
  return (
    <div className="flex h-full flex-col justify-center gap-0.5 px-2">
      <ColumnName column={column} />
      <TargetSelect
        {...props}
        onTarget={(target) => onTarget(at, target)}
        className={classNames(
          'w-full min-w-0 truncate rounded border-0 bg-transparent py-0.5 pr-5 pl-0 text-ink hover:bg-surface focus:outline-2 focus:outline-accent pointer-coarse:min-h-11',
          clashes && 'text-bad',
          !fills(column) && 'text-muted',
        )}
      />
    </div>
  );
});
