import { ChevronDown, ChevronUp, CircleAlert } from 'lucide-react';
import { useMemo } from 'react';

import type { RowChecker } from '#core/batch/sheet/check-rows.ts';
import { specOf } from '#core/batch/sheet/fillers.ts';
import { mendFieldCell, mendOptionCell, mendPartCell } from '#core/batch/sheet/mend-cell.ts';
import type { CellText, DraftColumn, SheetDraft } from '#core/batch/sheet/sheet-draft.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { rowAt } from '#core/form/rows.ts';
import { changeOption } from '#core/options/options-draft.ts';
import { useMessages } from '#messages/use-messages.ts';
import { excerpt } from '#core/cut-text.ts';
import { Button, IconButton } from '#ui/controls/button.tsx';

import type { TitleOf } from '../use-titles.ts';
import { useRowProblemText } from './problem-words.ts';
import { fieldOf } from './cell-dialog.tsx';
import type { CellPlace, PlacedProblem } from './use-problem-walk.ts';

type ProblemStripProps = {
  readonly sheet: SheetDraft;
  readonly descriptor: WorkerDescriptor;
  readonly checker: RowChecker;
  readonly under: PlacedProblem;
  readonly wrong: readonly number[];
  readonly titleOf: TitleOf;
  readonly onStep: (by: 1 | -1) => void;
  readonly onMend: (texts: readonly CellText[]) => void;
  readonly onLeaveOut: () => void;
  /** Takes what looks like an error of the spreadsheet for a text, in all of a column. */
  readonly onTakeErrors: (column: number) => void;
  /** Edits a cell as the field that its column fills. */
  readonly onOpen: (place: CellPlace) => void;
};

/** The problem under review: where it is, what is wrong, what surely was meant, and the way to the others. */
export function ProblemStrip(props: ProblemStripProps) {
  const { sheet, under, wrong, onStep, onMend, titleOf } = props;
  const t = useMessages();
  const textOf = useRowProblemText(titleOf, sheet.columns);
  const { column, obstacle } = under.problem;
  const name = column === undefined ? undefined : headOf(sheet.columns[column], { t, titleOf });
  const mends = useMends(column, props);
  const mine = mends.find(({ row }) => row === under.row);
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-x-2 gap-y-1 border-t border-line px-3 py-1">
      <CircleAlert size={15} aria-hidden className="shrink-0 text-bad" />
      <p role="status" className="min-w-0 wrap-anywhere max-sm:grow max-sm:basis-40">
        <strong>
          {name === undefined
            ? t('batch.problem.atRow', { row: under.held.number })
            : t('batch.problem.at', { row: under.held.number, column: name })}
        </strong>{' '}
        <span className="text-bad">{textOf(under.problem)}</span>
      </p>
      {mine && (
        <Button size="small" onClick={() => onMend([mine])}>
          <bdi>{t('batch.problem.use', { text: excerpt(mine.text) })}</bdi>
        </Button>
      )}
      {mine && mends.length > 1 && (
        <Button size="small" onClick={() => onMend(mends)}>
          {t('batch.problem.useAll', { count: mends.length })}
        </Button>
      )}
      {!mine && column !== undefined && fieldOf(sheet, props.descriptor, column) && (
        <Button size="small" onClick={() => props.onOpen({ row: under.row, column })}>
          {t('batch.problem.open')}
        </Button>
      )}
      {obstacle.kind === 'sheetError' && column !== undefined && (
        <Button size="small" onClick={() => props.onTakeErrors(column)}>
          {t('batch.problem.takeErrors', { text: obstacle.text })}
        </Button>
      )}
      {!mine && (
        <Button size="small" variant="quiet" onClick={props.onLeaveOut}>
          {t('batch.problem.leaveOut')}
        </Button>
      )}
      <span className="ml-auto flex items-center gap-1 text-sm text-muted tabular-nums">
        {t('batch.problem.of', { at: under.at, count: wrong.length })}
        <IconButton label={t('batch.problem.previous')} onClick={() => onStep(-1)}>
          <ChevronUp size={15} aria-hidden />
        </IconButton>
        <IconButton label={t('batch.problem.next')} onClick={() => onStep(1)}>
          <ChevronDown size={15} aria-hidden />
        </IconButton>
      </span>
    </div>
  );
}

/** So many cells are looked at for what they surely mean. */
const MENDED_AT_ONCE = 1_000;

/** What each wrong cell of a column surely means, where it does. */
function useMends(
  column: number | undefined,
  { sheet: { rows, columns }, checker, wrong }: Pick<ProblemStripProps, 'sheet' | 'checker' | 'wrong'>,
): readonly CellText[] {
  const held = column === undefined ? undefined : columns[column];
  return useMemo(() => {
    if (column === undefined || held === undefined) return [];
    const mend = mender(checker, held);
    return wrong.slice(0, MENDED_AT_ONCE).flatMap((row) => {
      const cell = rowAt(rows, row);
      const isWrong = cell && checker.check(cell).problems.some((problem) => problem.column === column);
      const text = isWrong ? mend(cell.cells[column] ?? '') : undefined;
      return text === undefined ? [] : [{ row, column, text }];
    });
  }, [rows, held, column, checker, wrong]);
}

type Words = { readonly t: ReturnType<typeof useMessages>; readonly titleOf: TitleOf };

/** What a column is called where something in it is wrong: by what it fills. */
export function headOf(column: DraftColumn | undefined, { t, titleOf }: Words): string {
  if (column?.target.kind === 'field') return titleOf(column.target.name, column.target.within);
  return column?.target.kind === 'option' ? t(`options.${column.target.name}`) : (column?.name ?? '');
}

/** Tells what a cell of a column surely means. */
function mender({ rules }: RowChecker, { target }: DraftColumn): (text: string) => string | undefined {
  const { descriptor, readOptions, form } = rules;
  if (target.kind === 'option') {
    const { name } = target;
    return (text) =>
      mendOptionCell(
        name,
        text,
        (candidate) => readOptions(changeOption(form.options, name, candidate))[name] !== undefined,
      );
  }
  if (target.kind !== 'field') return () => undefined;
  const parameter = specOf(target, descriptor.parameters);
  const mend = target.within === undefined ? mendFieldCell : mendPartCell;
  return (text) => parameter && mend(parameter, text, target.separator);
}
