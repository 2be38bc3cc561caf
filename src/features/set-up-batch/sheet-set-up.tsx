import {
  type ReactNode,
  useContext,
  useDeferredValue,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useStore } from 'zustand';

import { useKeyStore } from '#api/api-context.tsx';
import { ConfirmBatch } from '#batches/confirm-batch.tsx';
import { sameBatch } from '#batches/keep/same-batch.ts';
import { useBatchView, useSendBack } from '#batches/use-batches.tsx';
import type { RowChecker } from '#core/batch/sheet/check-rows.ts';
import { isBlank, isUnsent, type MovedRows, type SheetDraft } from '#core/batch/sheet/sheet-draft.ts';
import { NO_SUMS } from '#core/batch/sum-rows.ts';
import { rowAt } from '#core/form/rows.ts';
import { batchPath } from '#core/ids/screen-paths.ts';
import type { MessageKey } from '#messages/en.ts';
import { formatMoney, formatWhen } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { sentences } from '#messages/sentence-gap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Elsewhere, useSentByNow } from '#starts/question/elsewhere.tsx';
import { useCommand } from '#ui/commands/use-command.ts';
import { TextLink } from '#ui/controls/link.tsx';
import { Notice } from '#ui/notice.tsx';
import { FieldHandlesContext } from '#ui/field-handles.ts';
import { WarningIcon } from '#ui/warning-icon.tsx';

import type { TitleOf } from './form/use-titles.ts';
import { formOfBatch } from './form/form-source.ts';
import { Fewer, fillsCap } from './rail/fewer-card.tsx';
import { LimitsCard, SPENT_FIELD } from './rail/limits-card.tsx';
import { BatchStartCard, Unsent } from './rail/batch-start-card.tsx';
import { useEarlierRuns } from './rail/use-earlier-runs.ts';
import { useExpectedCost } from './rail/use-expected-cost.ts';
import { columnKey } from './rows/column-head.tsx';
import { rowNumbers } from './rows/row-numbers.ts';
import { useFormProblemText } from './rows/problem-words.ts';
import { type GridHandle, SheetRows } from './rows/sheet-rows.tsx';
import { MANY_ROWS, rowsOf, useChecks } from './rows/use-checks.ts';
import { type CellPlace, useProblemWalk } from './rows/use-problem-walk.ts';
import { useSheetKeys } from './rows/use-sheet-keys.ts';
import type { SheetSetUpProps } from './set-up-props.ts';
import { faultOf } from './sheet-fault.ts';
import { keepSheet, rowsSince, sheetStoreOf } from './sheet/sheet-store.ts';
import { sourceName } from './source/source-line.tsx';
import { type NotStarted, TRIED, useStartBatch } from './start/use-start-batch.ts';
import { batchOf, type Way, wayOf } from './start/way-back.ts';

export function SheetSetUp(props: SheetSetUpProps) {
  const { slug, descriptor, form, state, titleOf, isTyping } = props;
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
  const { checker, sums = NO_SUMS, isChecking, last } = useChecks(rules, settled);
  const walk = useProblemWalk({ checker, rows, wrong: sums.wrong });
  const grid = useRef<GridHandle>(null);
  const goTo = (place: CellPlace | undefined) => {
    if (place === undefined) return;
    walk.setActive(place);
    grid.current?.goTo(place);
  };
  useLayoutEffect(() => {
    if (isTyping) grid.current?.goTo({ row: 0, column: 0 });
  }, [isTyping]);
  const leadToWrong = (at: number | undefined) => {
    const row = at === undefined ? undefined : rowAt(rows, at);
    if (at !== undefined && row) goTo({ row: at, column: checker.check(row).problems[0]?.column ?? 0 });
    return undefined;
  };
  const earlier = useEarlierRuns(slug);
  const way = useWay(sheet, checker);
  const isBack = way.kind === 'back' || way.kind === 'reading';
  const { parallel = earlier.parallel.runs } = way.kind === 'back' ? way.state.rules : sheet.limits;
  const expectedOf = useExpectedCost(rules);
  const expected = useMemo(() => expectedOf(sums.runGroups), [expectedOf, sums.runGroups]);
  const formText = useFormProblemText(titleOf);
  const handles = useContext(FieldHandlesContext);
  const fault = faultOf({
    ...props,
    checker,
    formText,
    t,
    leadToColumn: (name) => handles?.focus(columnKey(name)),
  });
  const starter = useStartBatch({
    sheet,
    checker,
    expectedOf,
    parallel,
    provenance: draft.provenance,
    name: sourceName(sheet.source, { t, titleOf }),
    requestKey: props.requestKey,
    way,
    begunAlike: async (planned) =>
      way.kind === 'own' ? sameBatch({ worker: slug, rows: planned }, rowsSince(slug)) : undefined,
    sendBack: useSendBack(),
    onSecret: way.onSecret,
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
      handles?.focus(SPENT_FIELD);
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
    if (sums.runs > 0 && way.kind !== 'reading') starter.start(which);
  };
  const limitTo = (usd: number) =>
    form.setOptions({ ...form.store.getState().draft.options, maxCharge: String(usd) });
  useCommand('start', () => start(isBack ? 'all' : TRIED));
  useSheetKeys({ undo: actions.undo, redo: actions.redo, step: (by) => goTo(walk.step(by)) });
  const first = useMemo(() => firstRows(checker, rows), [checker, rows]);
  const unsent = columns.filter(isUnsent).map(({ name }) => name);
  return (
    <div className="grid items-start gap-5 max-lg:pb-[calc(var(--bar,5rem)+1rem)] lg:grid-cols-[minmax(0,1fr)_23.75rem]">
      <SheetRows
        {...props}
        settled={settled}
        checker={checker}
        sums={sums}
        last={last}
        draft={draft}
        grid={grid}
        onEntry={setEntry}
        under={walk.under}
        onActive={walk.setActive}
        onStep={(by) => goTo(walk.step(by))}
        whereTo={whereTo(t, sheet, way)}
      />
      <aside aria-label={t('batch.rail')} className="flex min-w-0 flex-col gap-3.5 lg:sticky lg:top-[60px]">
        {!isBack && <Fewer {...props} runs={sums.runs} />}
        <div>
          <BatchStartCard
            sums={sums}
            isChecking={isChecking}
            first={first}
            expected={expected}
            fault={fault}
            rowCount={rows.length}
            seconds={earlier.each && Math.ceil(sums.runs / parallel) * earlier.each}
            starting={starter.starting}
            isAsking={starter.question !== undefined}
            unsent={unsent}
            wrongNumbers={sums.wrong.slice(0, 10).map((at) => rowAt(rows, at)?.number ?? 0)}
            tried={TRIED}
            isBack={isBack}
            onTry={() => start(TRIED)}
            onStartAll={() => start('all')}
            onWrong={(at) => leadToWrong(sums.wrong[at])}
            onLeaveOut={(places) => actions.leaveOut(places, true)}
            onTakeBack={() => actions.leaveOut(placesLeftOut(rows), false)}
            worker={slug}
            title={props.title}
            onLimit={columns.some(fillsCap) ? undefined : limitTo}
            outcome={starter.outcome && <NotStartedNotice outcome={starter.outcome} way={way} />}
          />
        </div>
        {!isBack && (
          <LimitsCard limits={sheet.limits} usual={earlier.parallel} onChange={actions.setLimits} />
        )}
      </aside>
      {starter.question && <Question titleOf={titleOf} unsent={unsent} question={starter.question} />}
    </div>
  );
}

/**
 * The sheet before the current edit, which paints first; the current one if the columns or the row count
 * change, because rows would take the places of others.
 */
function useSettled(sheet: SheetDraft): SheetDraft {
  const before = useDeferredValue(sheet);
  const isLike = before.columns === sheet.columns && before.rows.length === sheet.rows.length;
  return isLike ? before : sheet;
}

const OUTCOME = {
  failed: 'batch.failed.about',
  changed: 'batch.failed.changed',
  moved: 'batch.failed.moved',
  changedThere: 'batch.failed.changedThere',
  spent: 'batch.failed.spent',
  secret: 'batch.failed.secret',
  unheard: 'batch.failed.unheard',
  otherKey: 'batch.failed.otherKey',
  otherAccount: 'batch.failed.otherAccount',
  notLoaded: 'app.notLoaded.advice',
} as const;

const OUTCOME_TITLE: Partial<Record<NotStarted, MessageKey>> = {
  changedThere: 'batch.failed.back',
  spent: 'batch.failed.back',
  secret: 'batch.failed.back',
  unheard: 'batch.failed.unknown',
  otherKey: 'batch.failed.back',
  otherAccount: 'batch.failed.back',
};

function NotStartedNotice({ outcome, way }: { readonly outcome: NotStarted; readonly way: Way }) {
  const t = useMessages();
  return (
    <Notice
      tone="bad"
      title={t(OUTCOME_TITLE[outcome] ?? 'batch.failed.title')}
      className="mx-3 mb-3 lg:mx-4"
    >
      {t(OUTCOME[outcome])}
      {outcome === 'spent' && way.kind === 'back' && (
        <p>
          <TextLink href={`${batchPath(way.batch)}?tab=settings`}>{t('batch.failed.spent.to')}</TextLink>
        </p>
      )}
    </Notice>
  );
}

function useWay(sheet: SheetDraft, checker: RowChecker): Way & { readonly onSecret: () => void } {
  const keyStore = useKeyStore();
  const fingerprint = useSyncExternalStore(keyStore.subscribe, keyStore.fingerprint);
  const view = useBatchView(batchOf(sheet));
  const [secretIn, setSecretIn] = useState<SheetDraft>();
  const isSecret = secretIn === sheet;
  const way = useMemo(
    () => wayOf(sheet, { checker, view, fingerprint, isSecret }),
    [sheet, checker, view, fingerprint, isSecret],
  );
  return { ...way, onSecret: () => setSecretIn(sheet) };
}

/** Where the rows of a batch go; undefined if they are not of a batch or this is unknown. */
function whereTo(t: Translate, { source }: SheetDraft, way: Way): string | undefined {
  if (source.kind !== 'batch') return undefined;
  if (source.moved) return movedText(t, source.moved);
  const { name } = source;
  if (way.kind === 'back') return t('batch.source.back', { name });
  if (way.kind !== 'apart') return undefined;
  const isKnown = way.why !== 'gone' && way.why !== 'unread';
  return sentences(t(`batch.apart.${way.why}`, { name }), isKnown && t('batch.apart.known'));
}

function movedText(t: Translate, { limit }: MovedRows): string {
  const money = (usd: string) => formatMoney(Number(usd));
  return sentences(
    t('batch.source.moved'),
    limit && t('batch.source.left', { left: money(limit.left), of: money(limit.of) }),
  );
}

type QuestionProps = {
  readonly question: NonNullable<ReturnType<typeof useStartBatch>['question']>;
  readonly unsent: readonly string[];
  readonly titleOf: TitleOf;
};

function Question({ question, unsent, titleOf }: QuestionProps) {
  const t = useMessages();
  const { runs: count, isTry, isBack, before, alike, elsewhere, withKey, answer } = question;
  const sent = useSentByNow(elsewhere);
  const confirm = isBack ? 'batch.back.confirm' : isTry ? 'batch.confirm.try' : 'batch.confirm.start';
  return (
    <ConfirmBatch
      question={question}
      title={t(isBack ? 'batch.back.title' : 'batch.confirm.title', { count })}
      action={(usd) => t(confirm, { count, usd })}
      about={
        <>
          <p>{t('batch.confirm.about')}</p>
          {before && <Before {...before} count={count} />}
          <Warned
            text={
              alike !== undefined &&
              t('batch.confirm.alike', { name: alike.name, time: formatWhen(alike.at) })
            }
          />
          <Warned
            text={
              withKey.length > 0 &&
              t('batch.confirm.ownKey', { count: withKey.length, rows: rowNumbers(t, withKey) })
            }
          />
          <Warned text={elsewhere.length > 0 && <Elsewhere sent={sent} onLook={() => answer(undefined)} />} />
          <Unsent names={unsent} />
        </>
      }
      titleOf={titleOf}
      onAnswer={answer}
    />
  );
}

type BeforeProps = NonNullable<QuestionProps['question']['before']> & {
  readonly count: number;
};

function Before({ succeeded, open, elsewhere, left, remainingResults, of, count }: BeforeProps) {
  const t = useMessages();
  const isOfMore = count < of && succeeded + open + elsewhere > 0;
  return (
    <>
      {isOfMore && <p>{t('batch.back.ofAll', { count, of })}</p>}
      <Warned text={succeeded > 0 && t('batch.back.succeeded', { count: succeeded, of })} />
      <Warned text={open > 0 && t('batch.back.open', { count: open, of })} />
      <Warned text={elsewhere > 0 && t('batch.back.elsewhere', { count: elsewhere, of })} />
      {left > 0 && <p>{t('batch.back.left', { count: left })}</p>}
      {remainingResults > 0 && <p>{t('batch.back.kept', { count: remainingResults })}</p>}
    </>
  );
}

function Warned({ text }: { readonly text: ReactNode }) {
  if (text === false) return null;
  return (
    <p className="text-warn">
      <WarningIcon />
      {text}
    </p>
  );
}

function firstRows(checker: RowChecker, rows: SheetDraft['rows']): readonly number[] {
  const found: number[] = [];
  for (const row of rowsOf(rows)) {
    // Only what is checked already is looked at: this is done while the page is drawn.
    if (!checker.isChecked(row) && found.length === 0 && rows.length > MANY_ROWS) break;
    if (row.leftOut || isBlank(row) || checker.check(row).order === undefined) continue;
    found.push(row.number);
    if (found.length === TRIED) break;
  }
  return found;
}

function placesLeftOut(rows: SheetDraft['rows']): readonly number[] {
  return [...rowsOf(rows)].flatMap((row, at) => (row.leftOut ? [at] : []));
}
