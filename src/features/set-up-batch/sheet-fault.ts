import { formatList } from '#messages/format.ts';
import type { useMessages } from '#messages/use-messages.ts';
import { fillersOf, placesFilling } from '#core/batch/sheet/fillers.ts';
import type { RowChecker, RowRules } from '#core/batch/sheet/check-rows.ts';
import { fills, isBlank, lostColumns, type SheetDraft } from '#core/batch/sheet/sheet-draft.ts';

import type { Fault } from './rail/problems.tsx';
import { headOf } from './rows/problem-strip.tsx';
import type { useFormProblemText } from './rows/problem-words.ts';
import type { SheetSetUpProps } from './set-up-props.ts';

type Faulty = Pick<SheetSetUpProps, 'state' | 'titleOf' | 'onEdit'> & {
  readonly checker: RowChecker;
  readonly formText: ReturnType<typeof useFormProblemText>;
  readonly leadToColumn: (name: string) => void;
  readonly t: ReturnType<typeof useMessages>;
};

/** The first problem with the whole sheet or the form, and the way there. */
export function faultOf(of: Faulty): Fault | undefined {
  const { onEdit, checker, formText } = of;
  const ofColumns = faultOfColumns(of);
  const [obstacle] = checker.formProblems;
  if (ofColumns || obstacle === undefined) return ofColumns;
  const field =
    obstacle.kind === 'field' ? obstacle.place.field : 'field' in obstacle ? obstacle.field : undefined;
  return { text: formText(obstacle), go: () => onEdit(field) };
}

function faultOfColumns({
  state: { sheet, clashes },
  checker,
  titleOf,
  leadToColumn,
  t,
}: Faulty): Fault | undefined {
  const { columns } = sheet;
  const [clash] = clashes;
  const nameOf = (at: number) => columns[at]?.name ?? '';
  const focusHead =
    (at = 0) =>
    () =>
      leadToColumn(nameOf(at));
  if (clash) {
    const target = headOf({ name: '', target: clash.target }, { t, titleOf });
    const names = formatList(clash.columns.map(nameOf));
    return {
      text: t('batch.problem.clash', { target, count: clash.columns.length, names }),
      go: focusHead(clash.columns[1]),
    };
  }
  const lost = lostColumns(columns, checker.rules.descriptor.parameters);
  if (lost.length > 0)
    return {
      text: t('batch.problem.lost', { count: lost.length, names: formatList(lost.map(nameOf)) }),
      go: focusHead(lost[0]),
    };
  const filling = checker.missing.map((of) => ({
    of,
    rows: rowsFilling(sheet, checker.rules.descriptor, of.field),
  }));
  const found = filling.find(({ rows }) => rows.length > 0);
  if (found) {
    const { of: missing, rows } = found;
    // The column that fills it goes nowhere yet, or there is none.
    const free = columns.findIndex((column) => !fills(column));
    return {
      text: t('batch.problem.needed', { name: titleOf(missing.field, missing.within) }),
      go: focusHead(free < 0 ? missing.beside : free),
      ...(rows.length < countToSend(sheet.rows) && { rows }),
    };
  }
  return columns.some(fills) ? undefined : { text: t('batch.problem.noTarget'), go: focusHead() };
}

function rowsFilling({ columns, rows }: SheetDraft, { parameters }: RowRules['descriptor'], field: string) {
  const filler = fillersOf(columns, parameters).find(({ parameter }) => parameter.name === field);
  return filler ? placesFilling(filler, rows) : [];
}

const countToSend = (rows: SheetDraft['rows']): number =>
  rows.chunks.reduce(
    (sum, chunk) => sum + chunk.filter((row) => row.leftOut !== true && !isBlank(row)).length,
    0,
  );
