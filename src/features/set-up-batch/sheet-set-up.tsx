import { Copy } from 'lucide-react';
import {
  type ReactNode,
  type RefObject,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useStore } from 'zustand';

import { useKeyStore } from '#api/api-context.tsx';
import { ConfirmBatch } from '#batches/confirm-batch.tsx';
import { fewerRuns, groupRows } from '#core/batch/fewer-runs.ts';
import { entriesOfRow, formOfRow, type RowChecker, type RowRules } from '#core/batch/sheet/check-rows.ts';
import { fillersOf, lengthOf } from '#core/batch/sheet/fillers.ts';
import {
  type DraftRow,
  fills,
  isBlank,
  isUnsent,
  lostColumns,
  type SheetDraft,
  type Target,
} from '#core/batch/sheet/sheet-draft.ts';
import { NO_SUMS, type RowSums, sumRows } from '#core/batch/sum-rows.ts';
import { rowAt, rowsOf as toRows } from '#core/form/rows.ts';
import { PLATFORM_NAMES } from '#core/options/option-names.ts';
import { formatList } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';
import { useCommand } from '#ui/commands/use-command.ts';
import { isMac } from '#ui/commands/mod-key.ts';
import { useMedia } from '#ui/hooks/use-media.ts';
import { Notice } from '#ui/notice.tsx';
import { WarningMark } from '#ui/warning-mark.tsx';

import type { TitleOf } from './use-titles.ts';
import { formOfBatch, type FormSource, type FormState } from './form-source.ts';
import { FormValues } from './form-values.tsx';
import { FewerCard } from './rail/fewer-card.tsx';
import { LimitsCard, SPENT_FIELD } from './rail/limits-card.tsx';
import { StartCard, Unsent } from './rail/start-card.tsx';
import { useEarlierRuns } from './rail/use-earlier-runs.ts';
import { useExpectedCost } from './rail/use-expected-cost.ts';
import { CellDialog } from './rows/cell-dialog.tsx';
import { GridCard } from './rows/grid-card.tsx';
import { ColumnList, ReviewField, RowCards } from './rows/narrow-rows.tsx';
import { headOf, ProblemStrip } from './rows/problem-strip.tsx';
import { useFormProblemText } from './rows/problem-words.ts';
import { type Checked, rowsOf, useChecks } from './rows/use-checks.ts';
import { useSecretColumns } from './rows/use-secret-columns.ts';
import { type CellPlace, type PlacedProblem, useProblemWalk } from './rows/use-problem-walk.ts';
import type { useSheet } from './rows/use-sheet.ts';
import type { SetUpBatchProps } from './set-up-batch.tsx';
import { SourceLine, sourceName } from './source/source-line.tsx';
import { DROP, type Drop } from './source/use-drop.ts';
import type { Source } from './source/use-source.ts';
import { keepSheet, sheetStoreOf } from './sheet-store.ts';
import { TRIED, useStartBatch } from './use-start-batch.ts';

type SheetSetUpProps = SetUpBatchProps & {
  readonly state: ReturnType<typeof useSheet> & { readonly sheet: SheetDraft };
  readonly source: Source;
  readonly titleOf: TitleOf;
  readonly onPaste: () => void;
  readonly onResults: () => void;
  readonly onClear: () => void;
  readonly drop: Drop;
};

/** Below that width there is no grid. */
const NARROW = '(width < 40rem)';

/** Of so many rows, what takes a while is not done while the page is drawn. */
const MANY = 1_000;

/** The rows of a batch on the left, what they cost and their start on the right. */
export function SheetSetUp(props: SheetSetUpProps) {
  const { slug, descriptor, form, state, titleOf, onEdit } = props;
  const { sheet, actions } = state;
  const { columns } = sheet;
  const settled = useSettled(sheet);
  const { rows } = settled;
  const t = useMessages();
  const { readOptions } = form;
  const keyStore = useKeyStore();
  const { draft, reading, setEntry } = useStore(form.store);
  const rules = useMemo(
    () => ({ worker: slug, descriptor, form: formOfBatch({ draft, reading }), columns, readOptions }),
    [slug, descriptor, draft, reading, columns, readOptions],
  );
  const { checker, sums = NO_SUMS, isChecking, last } = useChecks(rules, rows);
  const walk = useProblemWalk({ checker, rows, wrong: sums.wrong });
  const grid = useRef<GridHandle>(null);
  const goTo = (place: CellPlace | undefined) => {
    if (place === undefined) return;
    walk.setActive(place);
    grid.current?.goTo(place);
  };
  const leadToWrong = (at: number | undefined) => {
    const row = at === undefined ? undefined : rowAt(rows, at);
    if (at !== undefined && row) goTo({ row: at, column: checker.check(row).problems[0]?.column ?? 0 });
    return undefined;
  };
  const { version } = descriptor;
  const earlier = useEarlierRuns(slug);
  const { parallel = earlier.parallel } = sheet.limits;
  const expected = useExpectedCost({ worker: slug, descriptor, version, asked: sums.asked });
  const formText = useFormProblemText(titleOf);
  const fault = faultOf({ ...props, checker, formText, t });
  const starter = useStartBatch({
    ...{ sheet, checker, expected, parallel, provenance: draft.provenance },
    name: sourceName(sheet.source, { t, titleOf }),
    requestKey: props.requestKey,
    isSame: () =>
      sheetStoreOf(slug).getState().draft.sheet === sheet && form.store.getState().draft === draft,
    // A file that is read once more would bring back rows that the batch has.
    createBatch: (...given) => {
      props.source.cancel();
      return props.createBatch(...given);
    },
    leadToFault: () => {
      fault?.go();
      return fault !== undefined;
    },
    leadToWrong: ([at]) => leadToWrong(at),
    leadToRules: () => {
      document.getElementById(SPENT_FIELD)?.focus();
      return undefined;
    },
    // What is not in the batch stays, to be corrected. By now this screen may be left: what is kept is told at once, so that no row
    // that was begun comes back with the next load.
    onCreated: (inBatch) => {
      props.source.cancel();
      actions.takeOut(inBatch);
      keepSheet(slug, keyStore.get());
    },
  });
  const start = (which: number | 'all') => {
    if (sums.runs > 0) starter.start(which);
  };
  useCommand('start', () => start(TRIED));
  useSheetKeys({ undo: actions.undo, redo: actions.redo, step: (by) => goTo(walk.step(by)) });
  const first = useMemo(() => firstRows(checker, rows), [checker, rows]);
  const unsent = columns.filter(isUnsent).map(({ name }) => name);
  return (
    <div className="grid items-start gap-5 max-lg:pb-[calc(var(--bar,5rem)+1rem)] lg:grid-cols-[minmax(0,1fr)_25rem]">
      <SheetRows
        {...props}
        {...{ settled, checker, sums, last, draft, grid }}
        onEntry={setEntry}
        under={walk.under}
        onActive={walk.setActive}
        onStep={(by) => goTo(walk.step(by))}
      />
      <aside aria-label={t('batch.rail')} className="flex min-w-0 flex-col gap-3.5 lg:sticky lg:top-[60px]">
        <Fewer {...props} runs={sums.runs} />
        <div>
          <StartCard
            {...{ sums, isChecking, first, expected, fault }}
            rowCount={rows.length}
            parallel={parallel}
            seconds={earlier.each && Math.ceil(sums.runs / parallel) * earlier.each}
            starting={starter.starting}
            isAsking={starter.question !== undefined}
            unsent={unsent}
            wrongNumbers={sums.wrong.slice(0, 10).map((at) => rowAt(rows, at)?.number ?? 0)}
            tried={TRIED}
            onTry={() => start(TRIED)}
            onStartAll={() => start('all')}
            onWrong={(at) => leadToWrong(sums.wrong[at])}
            onLeaveOut={() => actions.leaveOut(sums.wrong, true)}
            onTakeBack={() => actions.leaveOut(placesLeftOut(rows), false)}
            onCap={() => onEdit(PLATFORM_NAMES.maxCharge)}
            outcome={
              starter.outcome && (
                <Notice tone="bad" title={t('batch.failed.title')} className="mx-3 mb-3 lg:mx-4">
                  {t(OUTCOME[starter.outcome])}
                </Notice>
              )
            }
          />
        </div>
        <LimitsCard limits={sheet.limits} usual={earlier.parallel} onChange={actions.setLimits} />
      </aside>
      {starter.question && (
        <ConfirmBatch
          question={starter.question}
          title={t('batch.confirm.title', { count: starter.question.runs })}
          confirm={t(starter.question.isTry ? 'batch.confirm.try' : 'batch.confirm.start', {
            count: starter.question.runs,
          })}
          about={
            <>
              <p>{t('batch.confirm.about')}</p>
              <Unsent names={unsent} />
            </>
          }
          titleOf={titleOf}
          onAnswer={starter.question.answer}
        />
      )}
    </div>
  );
}

/** The sheet, or as it was before the present edit, which is painted first; rows that come or go take the places of others. */
function useSettled(sheet: SheetDraft): SheetDraft {
  const before = useDeferredValue(sheet);
  const isLike = before.columns === sheet.columns && before.rows.length === sheet.rows.length;
  return isLike ? before : sheet;
}

const OUTCOME = {
  failed: 'batch.failed.about',
  changed: 'batch.failed.changed',
  moved: 'batch.failed.moved',
} as const;

type GridHandle = { readonly goTo: (place: CellPlace) => void };

type SheetRowsProps = SheetSetUpProps & {
  /** The sheet as it was summed up. */
  readonly settled: SheetDraft;
  readonly checker: RowChecker;
  readonly sums: RowSums;
  readonly last: Checked | undefined;
  readonly draft: FormState['draft'];
  readonly grid: RefObject<GridHandle | null>;
  readonly under: PlacedProblem | undefined;
  /** Of the form. */
  readonly onEntry: FormState['setEntry'];
  readonly onActive: (place: CellPlace) => void;
  readonly onStep: (by: 1 | -1) => void;
};

/** Where the rows are from, the rows, what is wrong with them, and what they take from the form. */
function SheetRows(props: SheetRowsProps) {
  const {
    descriptor,
    state,
    source,
    titleOf,
    onEdit,
    drop,
    settled,
    checker,
    sums,
    last,
    draft,
    grid,
    under,
  } = props;
  const { sheet, actions, clashes, canUndo } = state;
  const { columns, rows } = sheet;
  const t = useMessages();
  const isNarrow = useMedia(NARROW);
  const [edited, setEdited] = useState<CellPlace>();
  const clashing = new Set(clashes.flatMap((clash) => clash.columns));
  const parts = { sheet, descriptor, checker, clashing, actions, titleOf };
  const strip = under && (
    <ProblemStrip
      {...{ descriptor, checker, titleOf, under, wrong: sums.wrong }}
      sheet={settled}
      onStep={props.onStep}
      onMend={actions.putCells}
      onLeaveOut={() => actions.leaveOut([under.row], true)}
      onTakeErrors={actions.takeErrors}
      onOpen={setEdited}
    />
  );
  const secret = useSecretColumns(settled, descriptor);
  const secrets = secret.length > 0 && (
    <Strip>
      <p role="status" className="min-w-0">
        <WarningMark />
        {t('batch.secrets', { names: formatList(secret) })}
      </p>
    </Strip>
  );
  // Where nothing fills anything yet, all rows would be the same.
  const repeats = columns.some(fills) && (
    <Repeats sums={sums} rows={settled.rows} onRemove={actions.removeRows} onUndo={actions.undo} />
  );
  const values = (
    <FormValues {...{ descriptor, titleOf, onEdit, draft }} sheet={settled} onEntry={props.onEntry} />
  );
  const { onPaste, onResults, onClear } = props;
  const line = <SourceLine {...{ sheet, source, titleOf, onPaste, onResults, onClear }} />;
  return (
    <div
      className={classNames('relative min-w-0 space-y-3.5 rounded-lg', drop.isOver && DROP)}
      {...drop.handlers}
    >
      {drop.isOver && (
        <p className="pointer-events-none absolute inset-x-0 top-14 z-10 mx-auto w-fit rounded bg-accent px-3 py-1.5 font-semibold text-accent-on shadow-lg">
          {t('batch.dropToReplace', { count: rows.length })}
        </p>
      )}
      {isNarrow ? (
        <>
          <Card className="overflow-clip">
            {line}
            {strip}
            {under && (
              <ReviewField
                {...{ sheet, actions, titleOf, under }}
                name={headOf(columns[under.problem.column ?? -1], { t, titleOf })}
              />
            )}
            {repeats}
            {secrets}
          </Card>
          <ColumnList {...parts} />
          <RowCards {...parts} />
          <Card className="*:border-t-0">{values}</Card>
        </>
      ) : (
        <Card className="overflow-clip">
          {line}
          <GridCard {...parts} {...{ canUndo, last }} ref={grid} onActive={props.onActive} onOpen={setEdited}>
            {strip}
          </GridCard>
          {repeats}
          {secrets}
          {values}
        </Card>
      )}
      {edited && (
        <CellDialog
          {...{ sheet, descriptor, titleOf }}
          place={edited}
          onText={(text) => actions.putCells([{ ...edited, text }])}
          onClose={() => setEdited(undefined)}
        />
      )}
    </div>
  );
}

type FewerProps = SheetSetUpProps & { readonly runs: number };

/** Says where fewer runs may do, and puts the rows together or into the form. */
function Fewer({ state: { sheet, actions }, descriptor, form, titleOf, onEdit, runs }: FewerProps) {
  // What is typed is painted before it is looked at, and many rows that are new.
  const settled = useDeferredValue(sheet, sheet.rows.length > MANY ? null : sheet);
  const fewer = useMemo(() => settled && fewerRuns(settled, descriptor), [settled, descriptor]);
  const formCap = useStore(form.store, ({ draft }) => draft.options.maxCharge);
  if (!settled || !fewer) return null;
  const { columns } = settled;
  const putTogether = () => {
    const grouped = groupRows(sheet, fewer.columns);
    // The items stand one a line from now on.
    const joined = columns.map((column, at) =>
      fewer.columns.includes(at) ? { ...column, target: byLine(column.target) } : column,
    );
    if (fewer.runs > 1) return actions.replace({ ...sheet, columns: joined, rows: toRows(grouped) });
    const [row] = grouped;
    if (row) putIntoForm(form, { row, columns: joined, descriptor });
    onEdit(fewer.field);
  };
  const isCapped = Number(formCap) > 0 || columns.some(({ target }) => fillsCap(target));
  return <FewerCard {...{ fewer, runs, isCapped }} title={titleOf(fewer.field)} onDo={putTogether} />;
}

/** The same, its items one a line. */
const byLine = (target: Target): Target => {
  const { separator: _, ...rest } = { separator: undefined, ...target };
  return rest;
};

const fillsCap = (target: Target): boolean => target.kind === 'option' && target.name === 'maxCharge';

type IntoForm = Pick<RowRules, 'columns' | 'descriptor'> & { readonly row: DraftRow };

/** Puts what a row fills into the form, its run options too: what limits its cost is not lost on the way. */
function putIntoForm({ store, setOptions }: FormSource, { row, columns, descriptor }: IntoForm): void {
  const { draft, reading, setEntry } = store.getState();
  const { options } = formOfRow({ descriptor, columns, form: formOfBatch({ draft, reading }) }, row);
  if (columns.some(({ target }) => target.kind === 'option'))
    setOptions({ ...options, mode: draft.options.mode });
  for (const [name, entry] of entriesOfRow(row, columns, descriptor.parameters)) setEntry(name, entry);
}

/** The first rows without a problem, and what they may cost at most together. */
function firstRows(checker: RowChecker, rows: SheetDraft['rows']) {
  const found: DraftRow[] = [];
  for (const row of rowsOf(rows)) {
    // Only what is checked already is looked at: this is done while the page is drawn.
    if (!checker.isChecked(row) && found.length === 0 && rows.length > MANY) break;
    if (row.leftOut || isBlank(row) || checker.check(row).order === undefined) continue;
    found.push(row);
    if (found.length === TRIED) break;
  }
  const { cost } = sumRows(checker, toRows(found));
  return {
    numbers: found.map(({ number }) => number),
    atMost: cost.uncapped > 0 ? undefined : cost.atMost,
  };
}

function placesLeftOut(rows: SheetDraft['rows']): readonly number[] {
  return [...rowsOf(rows)].flatMap((row, at) => (row.leftOut ? [at] : []));
}

type Faulty = Pick<SheetSetUpProps, 'state' | 'titleOf' | 'onEdit'> & {
  readonly checker: RowChecker;
  readonly formText: ReturnType<typeof useFormProblemText>;
  readonly t: ReturnType<typeof useMessages>;
};

/** The first that is wrong with the sheet as a whole or with the form, and the way there. */
function faultOf(of: Faulty): Fault | undefined {
  const { onEdit, checker, formText } = of;
  const ofColumns = faultOfColumns(of);
  const [obstacle] = checker.formProblems;
  if (ofColumns || obstacle === undefined) return ofColumns;
  const field =
    obstacle.kind === 'field' ? obstacle.place.field : 'field' in obstacle ? obstacle.field : undefined;
  return { text: formText(obstacle), go: () => onEdit(field) };
}

type Fault = { readonly text: string; readonly go: () => void };

function faultOfColumns({ state: { sheet, clashes }, checker, titleOf, t }: Faulty): Fault | undefined {
  const { columns } = sheet;
  const [clash] = clashes;
  const nameOf = (at: number) => columns[at]?.name ?? '';
  const focusHead =
    (at = 0) =>
    () =>
      document
        .querySelector<HTMLElement>(
          `select[aria-label="${CSS.escape(t('batch.column', { name: nameOf(at) }))}"]`,
        )
        ?.focus();
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
  const missing = checker.missing.find(({ field }) => isFilledIn(sheet, checker.rules.descriptor, field));
  if (missing) {
    // The column that fills it goes nowhere yet, or there is none.
    const free = columns.findIndex((column) => !fills(column));
    return {
      text: t('batch.problem.needed', { name: titleOf(missing.field, missing.within) }),
      go: focusHead(free < 0 ? missing.beside : free),
    };
  }
  return columns.some(fills) ? undefined : { text: t('batch.problem.noTarget'), go: focusHead() };
}

/** Whether a row that is to be sent makes a row of this table. */
function isFilledIn({ columns, rows }: SheetDraft, { parameters }: RowRules['descriptor'], field: string) {
  const filler = fillersOf(columns, parameters).find(({ parameter }) => parameter.name === field);
  const isFilled = (row: DraftRow) => row.leftOut !== true && filler && lengthOf(filler, row) > 0;
  return rows.chunks.some((chunk) => chunk.some(isFilled));
}

/** Rows that repeat earlier ones, which are named. */
const NAMED = 8;

type RepeatsProps = {
  readonly sums: RowSums;
  readonly rows: SheetDraft['rows'];
  readonly onRemove: (places: readonly number[]) => void;
  readonly onUndo: () => void;
};

function Repeats({ sums: { repeats }, rows, onRemove, onUndo }: RepeatsProps) {
  const t = useMessages();
  /** How many were removed, and of which rows: said until anything else is changed. */
  const [removed, setRemoved] = useState<{ readonly count: number; readonly from: SheetDraft['rows'] }>();
  const [after, setAfter] = useState<SheetDraft['rows']>();
  if (removed && after === undefined && rows !== removed.from) setAfter(rows);
  if (removed && after !== undefined && rows === after)
    return (
      <Strip>
        <p role="status" className="min-w-0 grow basis-40">
          {t('batch.repeats.removed', { count: removed.count })}
        </p>
        <Button size="small" onClick={onUndo}>
          {t('common.undo')}
        </Button>
      </Strip>
    );
  if (repeats.length === 0) return null;
  const numbers = repeats.slice(0, NAMED).map((at) => String(rowAt(rows, at)?.number ?? ''));
  const more = repeats.length - numbers.length;
  return (
    <Strip>
      <Copy size={15} aria-hidden className="shrink-0 text-warn" />
      <p role="status" className="min-w-0 grow basis-40">
        <strong>{t('batch.repeats', { count: repeats.length })}</strong>{' '}
        {t('batch.repeats.rows', {
          rows: formatList(more > 0 ? [...numbers, t('batch.more', { count: more })] : numbers),
        })}
      </p>
      <Button
        size="small"
        onClick={() => {
          setAfter(undefined);
          setRemoved({ count: repeats.length, from: rows });
          onRemove(repeats);
        }}
      >
        {t('batch.repeats.remove', { count: repeats.length })}
      </Button>
    </Strip>
  );
}

const Strip = ({ children }: { readonly children: ReactNode }) => (
  <div className="flex flex-wrap items-center gap-x-2 gap-y-1 border-t border-line px-4 py-2">{children}</div>
);

type SheetKeys = {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly step: (by: 1 | -1) => void;
};

/** F8 and Shift+F8 walk through the problems; Ctrl+Z and Ctrl+Y undo and redo, where nothing is typed into. */
function useSheetKeys(keys: SheetKeys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, shiftKey, target } = event;
    const letter = (isMac ? metaKey : ctrlKey) ? key.toLowerCase() : '';
    if (document.querySelector('dialog[open]')) return;
    if (key === 'F8') keys.step(shiftKey ? -1 : 1);
    else if (target instanceof Element && target.closest('input, textarea, [contenteditable]')) return;
    else if (letter === 'y' || (letter === 'z' && shiftKey)) keys.redo();
    else if (letter === 'z') keys.undo();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
