import { Pencil, Star } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { Link } from 'wouter';

import type { CheckUp } from '#core/check-up/check-up.ts';
import { runPath } from '#core/ids/screen-paths.ts';
import { workerNameOf } from '#core/ids/worker-name.ts';
import type { RunRow } from '#core/runs/find-runs.ts';
import type { FixedColumn } from '#core/runs/run-query.ts';
import { formatMoment, formatMoneyInRow, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { TitleText, useReadTitle } from '#parts/title-text.tsx';
import { CheckUpLine } from '#starts/check-up/check-up-line.tsx';
import { useStoredCheckUps } from '#starts/check-up/stored-measures.ts';
import { namelessRun } from '#starts/names/name-text.ts';
import { useReadRowName } from '#starts/names/row-names.ts';

import type { DrawnColumn } from './run-columns.tsx';
import { StatusDot } from './status-dot.tsx';

export const CELL = 'px-2 align-middle';
export const NUMBER = `${CELL} text-right tabular-nums whitespace-nowrap`;

type RunRowProps = {
  readonly row: RunRow;
  readonly index: number;
  readonly columns: readonly DrawnColumn[];
  readonly isNarrow: boolean;
  readonly isBelow: boolean;
  readonly showWorker: boolean;
  readonly isTicked: boolean;
  readonly isCurrent: boolean;
  readonly naming: ReactNode;
};

/** A run on one line, or on two if narrow. `data-do` identifies the pressed element. */
export const RunLine = memo(function RunLine(props: RunRowProps) {
  const { row, index, columns, isNarrow, isBelow, isTicked, isCurrent, naming } = props;
  const t = useMessages();
  const { run, label } = row;
  const readTitle = useReadTitle();
  const usual = namelessRun(t, run, readTitle);
  const name = row.name === '' ? usual : row.name;
  useReadRowName(run, row.name !== '');
  const stop = isCurrent ? 0 : -1;
  return (
    <tr
      data-index={index}
      aria-rowindex={index + 2}
      className={classNames(
        'group relative border-b border-line last:border-b-0 has-focus-visible:bg-accent-soft',
        isTicked ? 'bg-accent-soft' : 'hover:bg-sunken',
        isNarrow ? 'h-16' : 'h-row',
      )}
    >
      <TickCell label={t('runs.tick', { name })} stop={stop} ticked={isTicked} />
      <td className="w-8">
        <button
          type="button"
          tabIndex={stop}
          data-do="star"
          aria-label={t('runs.star', { name })}
          aria-pressed={label.star}
          className={classNames(
            'relative z-1 flex size-7 items-center justify-center rounded hover:bg-sunken pointer-coarse:size-11',
            label.star ? 'text-accent' : 'text-line-strong hover:text-muted',
          )}
        >
          <Star size={14} aria-hidden fill={label.star ? 'currentColor' : 'none'} />
        </button>
      </td>
      {!isNarrow && (
        <td className={CELL}>
          <StatusDot run={run} />
        </td>
      )}
      <td className={classNames(CELL, 'min-w-0', isBelow && 'pl-8')}>
        {naming ?? <Named {...props} name={name} usual={usual} stop={stop} />}
        {isNarrow && <Below {...props} />}
      </td>
      {columns.map(({ id, isNumber, cell }) => (
        <td key={id} className={isNumber ? NUMBER : `${CELL} truncate`}>
          {cell(row, t)}
        </td>
      ))}
    </tr>
  );
});

type TickCellProps = {
  readonly label: string;
  readonly stop: 0 | -1;
  readonly ticked: boolean | 'some';
  readonly disabled?: boolean;
};

export function TickCell({ label, stop, ticked, disabled }: TickCellProps) {
  return (
    <td className="w-9 pl-3">
      <label className="relative z-1 flex items-center pointer-coarse:-ml-3 pointer-coarse:size-11 pointer-coarse:justify-center">
        <input
          ref={(box) => {
            if (box) box.indeterminate = ticked === 'some';
          }}
          type="checkbox"
          tabIndex={stop}
          data-do="tick"
          aria-label={label}
          checked={ticked === true}
          disabled={disabled}
          readOnly
        />
      </label>
    </td>
  );
}

function Named({ name, usual, stop, ...props }: RunRowProps & RenameProps & Pick<NameProps, 'usual'>) {
  const { row, columns } = props;
  const judge = useStoredCheckUps();
  const has = (column: FixedColumn) => columns.some(({ id }) => id === column);
  const reason = has('reason') ? '' : reasonOf(row);
  const checked = has('checkUp') ? undefined : judge(row.run);
  return (
    <div className="flex min-w-0 items-center gap-2">
      <div
        className={classNames(
          'flex h-7 min-w-0 items-center gap-2',
          reason !== '' || checked !== undefined ? 'max-w-3/5 shrink-0' : 'min-w-1/2 shrink-3',
        )}
      >
        <Name {...props} name={name} usual={usual} />
        <Rename name={name} stop={stop} />
      </div>
      <Beside {...props} reason={reason} checked={checked} />
    </div>
  );
}

type NameProps = Pick<RunRowProps, 'row' | 'isCurrent'> & {
  readonly name: string;
  readonly usual: string;
};

function Name({ row, isCurrent, name, usual }: NameProps) {
  return (
    <Link
      href={runPath(row.run.slug)}
      tabIndex={isCurrent ? 0 : -1}
      dir="auto"
      title={row.name === '' ? `${name}\n${row.run.slug}` : `${row.name}\n${usual}`}
      className={classNames(
        'min-w-0 truncate pointer-coarse:after:absolute pointer-coarse:after:inset-0',
        row.name === '' ? 'text-muted' : 'font-medium',
      )}
    >
      <bdi>{name}</bdi>
    </Link>
  );
}

type RenameProps = { readonly name: string; readonly stop: 0 | -1 };

function Rename({ name, stop }: RenameProps) {
  const t = useMessages();
  return (
    <button
      type="button"
      tabIndex={stop}
      data-do="rename"
      aria-label={t('runs.rename', { name })}
      title={t('runs.rename.key')}
      className="relative z-1 -ml-1 flex size-6 shrink-0 items-center justify-center rounded text-muted opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 hover:bg-sunken hover:text-ink pointer-coarse:hidden"
    >
      <Pencil size={13} aria-hidden />
    </button>
  );
}

const reasonOf = ({ run, state }: RunRow): string =>
  state === 'failed' || state === 'limited' ? run.errorMessage.replaceAll(/\s+/g, ' ').trim() : '';

type BesideProps = Pick<RunRowProps, 'row' | 'columns'> & {
  readonly reason: string;
  readonly checked: CheckUp | undefined;
};

function Beside({ row, columns, reason, checked }: BesideProps) {
  const { run, label, state } = row;
  const showsTags = columns.some(({ id }) => id === 'tags');
  return (
    <>
      {reason !== '' && (
        <bdi
          title={run.errorMessage}
          className={classNames('min-w-0 truncate', state === 'failed' ? 'text-bad' : 'text-warn')}
        >
          {reason}
        </bdi>
      )}
      {checked && <CheckUpLine checked={checked} />}
      {!showsTags &&
        label.tags.map((tag) => (
          <bdi
            key={tag}
            className="min-w-0 truncate rounded border border-line-strong px-1.5 text-xs text-muted max-sm:hidden"
          >
            {tag}
          </bdi>
        ))}
    </>
  );
}

function Below({ row, showWorker }: Pick<RunRowProps, 'row' | 'showWorker'>) {
  const t = useMessages();
  const { run } = row;
  return (
    <div className="flex min-w-0 gap-2 truncate text-sm text-muted tabular-nums">
      <StatusDot run={run} />
      {row.name !== '' && run.startedAt !== undefined && (
        <span className="whitespace-nowrap">{formatMoment(run.startedAt)}</span>
      )}
      <span className="whitespace-nowrap">
        {run.usage === undefined ? t('run.cost.pending') : formatMoneyInRow(run.usage)}
      </span>
      {run.results !== undefined && (
        <span className="whitespace-nowrap">
          {t('run.name.results', { count: run.results, number: formatNumber(run.results) })}
        </span>
      )}
      {showWorker && (
        <span className="min-w-0 truncate">
          <TitleText whole={workerNameOf(run)} />
        </span>
      )}
    </div>
  );
}
