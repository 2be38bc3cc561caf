import { ChevronDown, ChevronUp, CircleAlert } from 'lucide-react';
import { useMemo } from 'react';

import type { RowChecker, RowProblem } from '#core/batch/sheet/check-rows.ts';
import { specOf } from '#core/batch/sheet/fillers.ts';
import { mendFieldCell, mendOptionCell, mendPartCell } from '#core/batch/sheet/cells/mend-cell.ts';
import type { CellText, DraftColumn, SheetDraft } from '#core/batch/sheet/sheet-draft.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { rowAt } from '#core/form/rows.ts';
import { changeOption } from '#core/options/options-draft.ts';
import { sentenceGap } from '#messages/sentence-gap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { excerpt } from '#core/cut-text.ts';
import { Button, IconButton } from '#ui/controls/button.tsx';

import type { TitleOf } from '../form/use-titles.ts';
import { useRowProblemText } from './problem-words.ts';
import { fieldOf } from './sheet-cell-dialog.tsx';
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
  readonly onTakeErrors: (column: number) => void;
  readonly onTakeAsRead: (column: number) => void;
  readonly onOpen: (place: CellPlace) => void;
};

export function ProblemStrip(props: ProblemStripProps) {
  const { sheet, under, wrong, onStep, onMend, titleOf } = props;
  const t = useMessages();
  const textOf = useRowProblemText(titleOf, sheet.columns);
  const { column, obstacle } = under.problem;
  const name = column === undefined ? undefined : headOf(sheet.columns[column], { t, titleOf });
  const doubt = obstacle.kind === 'doubtful' ? obstacle : undefined;
  const mends = useMends(column, { ...props, isUnsure: doubt?.isSure === false });
  const mine = mends.find(({ row }) => row === under.row);
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-x-2 gap-y-1 border-t border-line px-3 py-1">
      <CircleAlert size={15} aria-hidden className="shrink-0 text-bad" />
      <p role="status" className="min-w-0 wrap-anywhere max-sm:grow max-sm:basis-40">
        <strong>
          {name === undefined
            ? t('batch.problem.atRow', { row: under.held.number })
            : t('batch.problem.at', { row: under.held.number, column: name })}
        </strong>
        {sentenceGap()}
        <span className="text-bad">{textOf(under.problem)}</span>
      </p>
      {mine && <Mends mine={mine} mends={mends} doubt={doubt} onMend={onMend} />}
      {!mine && column !== undefined && fieldOf(sheet, props.descriptor, column) && (
        <Button size="small" onClick={() => props.onOpen({ row: under.row, column })}>
          {t('batch.problem.open')}
        </Button>
      )}
      {column !== undefined && <AsItIs {...props} column={column} />}
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

type MendsProps = Pick<ProblemStripProps, 'onMend'> & {
  readonly mine: CellText;
  readonly mends: readonly CellText[];
  readonly doubt: Extract<RowProblem['obstacle'], { readonly kind: 'doubtful' }> | undefined;
};

function Mends({ mine, mends, doubt, onMend }: MendsProps) {
  const t = useMessages();
  const isUnsure = doubt?.isSure === false;
  const count = mends.length;
  const meant = isUnsure ? [mine, { ...mine, text: doubt.cells.own }] : [mine];
  return (
    <>
      {meant.map((one) => (
        <Button key={one.text} size="small" onClick={() => onMend([one])}>
          <bdi>{t('batch.problem.use', { text: excerpt(one.text) })}</bdi>
        </Button>
      ))}
      {count > 1 && (
        <Button size="small" onClick={() => onMend(mends)}>
          {isUnsure
            ? t('batch.problem.useAllLike', { count, text: excerpt(mine.text) })
            : t('batch.problem.useAll', { count })}
        </Button>
      )}
    </>
  );
}

type AsItIsProps = Pick<ProblemStripProps, 'under' | 'onTakeErrors' | 'onTakeAsRead'> & {
  readonly column: number;
};

function AsItIs({ under, column, onTakeErrors, onTakeAsRead }: AsItIsProps) {
  const t = useMessages();
  const { obstacle } = under.problem;
  if (obstacle.kind === 'sheetError')
    return (
      <Button size="small" onClick={() => onTakeErrors(column)}>
        {t('batch.problem.takeErrors', { text: obstacle.text })}
      </Button>
    );
  if (obstacle.kind !== 'doubtful') return null;
  return (
    <Button size="small" variant="quiet" onClick={() => onTakeAsRead(column)}>
      {t('batch.problem.takeAsRead')}
    </Button>
  );
}

/** Maximum number of cells checked for a clear meaning. */
const MENDED_AT_ONCE = 1_000;

type Mended = Pick<ProblemStripProps, 'sheet' | 'checker' | 'wrong'> & {
  /** Includes cells with two readings although the column does not show which one is meant. */
  readonly isUnsure: boolean;
};

function useMends(
  column: number | undefined,
  { sheet: { rows, columns }, checker, wrong, isUnsure }: Mended,
): readonly CellText[] {
  const held = column === undefined ? undefined : columns[column];
  const mend = useMemo(
    () => held && column !== undefined && remembering(mender(checker, held, column)),
    [checker, held, column],
  );
  return useMemo(() => {
    if (column === undefined || !mend) return [];
    return wrong.slice(0, MENDED_AT_ONCE).flatMap((row) => {
      const cell = rowAt(rows, row);
      const problem = cell && checker.check(cell).problems.find((one) => one.column === column);
      if (problem === undefined) return [];
      const { obstacle } = problem;
      const text =
        obstacle.kind === 'doubtful'
          ? obstacle.isSure || isUnsure
            ? obstacle.cells.other
            : undefined
          : mend(cell?.cells[column] ?? '');
      return text === undefined ? [] : [{ row, column, text }];
    });
  }, [rows, mend, column, checker, wrong, isUnsure]);
}

/** Caches results per text: parsing dates is slow, and nearly all cells are the same after each key. */
function remembering(mend: (text: string) => string | undefined): typeof mend {
  const known = new Map<string, string | undefined>();
  return (text) => {
    if (!known.has(text)) known.set(text, mend(text));
    return known.get(text);
  };
}

type ProblemWords = { readonly t: ReturnType<typeof useMessages>; readonly titleOf: TitleOf };

export function headOf(column: DraftColumn | undefined, { t, titleOf }: ProblemWords): string {
  if (column?.target.kind === 'field') return titleOf(column.target.name, column.target.within);
  return column?.target.kind === 'option' ? t(`options.${column.target.name}`) : (column?.name ?? '');
}

function mender(
  { rules, ways: all }: RowChecker,
  { target }: DraftColumn,
  at: number,
): (text: string) => string | undefined {
  const { descriptor, readOptions, form } = rules;
  const ways = all.get(at);
  if (target.kind === 'option') {
    const { name } = target;
    return (text) =>
      mendOptionCell(
        name,
        text,
        (candidate) => readOptions(changeOption(form.options, name, candidate))[name] !== undefined,
        ways,
      );
  }
  if (target.kind !== 'field') return () => undefined;
  const parameter = specOf(target, descriptor.parameters);
  const mend = target.within === undefined ? mendFieldCell : mendPartCell;
  return (text) => parameter && mend(parameter, text, { separator: target.separator, ways });
}
