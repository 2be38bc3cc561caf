import { ArrowRight, Plus } from 'lucide-react';
import { useId, useState } from 'react';

import type { RowChecker } from '#core/batch/sheet/check-rows.ts';
import type { DraftRow, SheetDraft } from '#core/batch/sheet/sheet-draft.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { rowAt } from '#core/form/rows.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';
import { Button } from '#ui/controls/button.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { classNames } from '#ui/class-names.ts';

import type { TitleOf } from '../form/use-titles.ts';
import { ColumnName, TargetSelect } from './column-head.tsx';
import { useRowProblemText } from './problem-words.ts';
import type { SheetActions } from '../sheet/use-sheet.ts';
import type { PlacedProblem } from './use-problem-walk.ts';

type NarrowRowsProps = {
  readonly sheet: SheetDraft;
  readonly descriptor: WorkerDescriptor;
  readonly checker: RowChecker;
  readonly clashing: ReadonlySet<number>;
  readonly actions: SheetActions;
  readonly titleOf: TitleOf;
};

export function ColumnList({ sheet, descriptor, clashing, actions, titleOf }: NarrowRowsProps) {
  const t = useMessages();
  return (
    <Card label={t('batch.narrow.columns')} className="px-4 py-3">
      <h2 className="mb-2 font-semibold">{t('batch.narrow.columns')}</h2>
      <ul className="space-y-2">
        {sheet.columns.map((column, at) => (
          <li
            key={column.name}
            className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1.1fr)] items-center gap-2"
          >
            <ColumnName column={column} />
            <ArrowRight size={14} aria-hidden className="text-faint" />
            <TargetSelect
              column={column}
              parameters={descriptor.parameters}
              titleOf={titleOf}
              clashes={clashing.has(at)}
              onTarget={(target) => actions.setTarget(at, target)}
              className={CONTROL}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

const AT_FIRST = 3;
const MORE = 50;

export function RowCards({ sheet, checker, actions, titleOf }: NarrowRowsProps) {
  const t = useMessages();
  const [count, setCount] = useState(AT_FIRST);
  const { rows } = sheet;
  const shown = Array.from({ length: Math.min(count, rows.length) }, (_, at) => rowAt(rows, at));
  return (
    <Card label={t('batch.narrow.rows')}>
      <div className="flex items-center gap-3 px-4 py-2">
        <h2 className="grow font-semibold">{t('batch.narrow.rows')}</h2>
        {count < rows.length && (
          <Button size="small" variant="quiet" onClick={() => setCount(count + MORE)}>
            {rows.length - count <= MORE
              ? t('batch.narrow.all', { count: formatNumber(rows.length) })
              : t('batch.showMore', { count: MORE })}
          </Button>
        )}
      </div>
      <ul className="divide-y divide-line border-t border-line">
        {shown.map(
          (row, at) =>
            row && (
              <li key={row.number}>
                <RowCard
                  row={row}
                  at={at}
                  sheet={sheet}
                  checker={checker}
                  actions={actions}
                  titleOf={titleOf}
                />
              </li>
            ),
        )}
      </ul>
      <div className="border-t border-line px-2 py-1">
        <Button
          size="small"
          variant="quiet"
          onClick={() => {
            actions.putCells([{ row: rows.length, column: 0, text: '' }]);
            setCount(rows.length + 1);
          }}
        >
          <Plus size={14} aria-hidden />
          {t('batch.add')}
        </Button>
      </div>
    </Card>
  );
}

type RowCardProps = Pick<NarrowRowsProps, 'sheet' | 'checker' | 'actions' | 'titleOf'> & {
  readonly row: DraftRow;
  readonly at: number;
};

function RowCard({ row, at, sheet, checker, actions, titleOf }: RowCardProps) {
  const t = useMessages();
  const textOf = useRowProblemText(titleOf, sheet.columns);
  const isBare = row.cells.every((cell) => cell.trim() === '');
  const [isOpen, setIsOpen] = useState(isBare);
  const problems = row.leftOut || isBare ? [] : checker.check(row).problems;
  const [first = '', ...others] = row.cells.filter((cell) => cell.trim() !== '');
  return (
    <div className="px-4 py-2">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="flex min-h-11 w-full min-w-0 items-start gap-3 text-left"
      >
        <span className="w-7 shrink-0 text-muted tabular-nums">{row.number}</span>
        <span className={classNames('min-w-0 grow', row.leftOut && 'text-muted line-through')}>
          <strong className="block truncate">{first}</strong>
          <span className="block truncate text-sm text-muted">{others.join(', ')}</span>
          {problems[0] && <span className="block text-sm text-bad">{textOf(problems[0])}</span>}
        </span>
      </button>
      {isOpen && (
        <div className="space-y-2 pb-2 pl-10">
          {sheet.columns.map((column, place) => (
            <CellField
              key={column.name}
              label={t('batch.cell', { row: row.number, column: column.name })}
              name={column.name}
              text={row.cells[place] ?? ''}
              isWrong={problems.some((problem) => problem.column === place)}
              onText={(text) => actions.putCells([{ row: at, column: place, text }])}
            />
          ))}
        </div>
      )}
    </div>
  );
}

type CellFieldProps = {
  readonly label: string;
  readonly name: string;
  readonly text: string;
  readonly isWrong: boolean;
  readonly onText: (text: string) => void;
};

function CellField({ label, name, text, isWrong, onText }: CellFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const take = () => {
    if (typed !== undefined && typed !== text) onText(typed);
    setTyped(undefined);
  };
  return (
    <div>
      <label htmlFor={id} className="block text-sm font-medium">
        <bdi>{name}</bdi>
      </label>
      <textarea
        id={id}
        aria-label={label}
        rows={text.includes('\n') ? 3 : 1}
        value={typed ?? text}
        aria-invalid={isWrong || undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.altKey) return;
          event.preventDefault();
          take();
        }}
        className={classNames(CONTROL, 'resize-none py-2')}
      />
    </div>
  );
}

type ReviewProps = Pick<NarrowRowsProps, 'sheet' | 'actions' | 'titleOf'> & {
  readonly under: PlacedProblem;
  readonly name: string;
};

export function ReviewField({ sheet, under, name, actions }: ReviewProps) {
  const t = useMessages();
  const { column } = under.problem;
  if (column === undefined) return null;
  const others = under.held.cells.filter((cell, at) => at !== column && cell.trim() !== '').slice(0, 3);
  return (
    <div className="border-t border-line px-4 py-3">
      <p className="mb-1 truncate text-sm text-muted">
        {t('batch.narrow.row', { row: under.held.number })}
        {others.length > 0 && `: ${others.join(', ')}`}
      </p>
      <CellField
        key={`${under.row} ${column}`}
        label={t('batch.cell', { row: under.held.number, column: sheet.columns[column]?.name ?? '' })}
        name={name}
        text={under.held.cells[column] ?? ''}
        isWrong
        onText={(text) => actions.putCells([{ row: under.row, column, text }])}
      />
    </div>
  );
}
