import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useStore } from 'zustand';

import { exampleSheet } from '#core/batch/sheet/example-sheet.ts';
import { rowsOfList } from '#core/batch/sheet/rows-of-list.ts';
import type { TakenRemarks } from '#core/batch/sheet/taken-remarks.ts';
import { emptyTables, mapColumns } from '#core/batch/sheet/map-columns.ts';
import { type SheetDraft } from '#core/batch/sheet/sheet-draft.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { FormValues } from '#core/form/entry.ts';
import { isList } from '#core/form/editors.ts';
import { splittingFields } from '#core/subtasks/split-into-subtasks.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';
import { DROP, useDrop } from '#ui/hooks/use-drop.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { Notice } from '#ui/notice.tsx';

import type { ResultsOf } from './earlier/earlier-rows.ts';
import { type SheetActions, useSheet } from './rows/use-sheet.ts';
import type { SetUpBatchProps } from './set-up-props.ts';
import { sheetStoreOf } from './sheet-store.ts';
import { SheetSetUp } from './sheet-set-up.tsx';
import { EarlierBatches } from './source/earlier-batches.tsx';
import { EmptySheet, type FilledList } from './source/empty-sheet.tsx';
import { ReplaceQuestion } from './source/replace-question.tsx';
import { type DroppedFiles, OneOfSeveral } from './source/one-of-several.tsx';
import { ReadAs, sourceName } from './source/source-line.tsx';
import { readOf, type Source, type SourceFault, useSource } from './source/use-source.ts';
import { type TitleOf, useTitles } from './use-titles.ts';
import { useKeepSheet } from './use-keep-sheet.ts';
import { TRIED } from './use-start-batch.ts';

const PasteDialog = lazyComponent(() =>
  import('./source/paste-dialog.tsx').then((module) => module.PasteDialog),
);
const ResultsDialog = lazyComponent(
  () => import('./earlier/results-dialog.tsx').then((module) => module.ResultsDialog),
  'runs',
);

/** Rows that stand there to be typed into. */
const TYPED_ROWS = 5;

/** The Batch tab: rows, what their columns fill, what is wrong with them, and their start. */
export function SetUpBatch(props: SetUpBatchProps) {
  const { slug, descriptor, form, onEdit } = props;
  const t = useMessages();
  const titleOf = useTitles(descriptor);
  const state = useSheet(slug);
  const { sheet, actions } = state;
  const isKept = useKeepSheet(slug);
  const [offered, setOffered] = useState<{ readonly sheet: SheetDraft | undefined }>();
  const offer = (next: SheetDraft | undefined) => {
    // What was read may have taken a while: the rows are asked of the store.
    const held = sheetStoreOf(slug).getState().draft.sheet;
    if (held?.edited) setOffered({ sheet: next });
    else actions.replace(next);
  };
  const source = useSource({
    ...{ slug, descriptor, onSheet: offer },
    emptyTables: () => emptyTables(descriptor, form.store.getState().draft.values),
  });
  const values = useStore(form.store, ({ draft }) => draft.values);
  const lists = useMemo(() => filledLists(descriptor, values, titleOf), [descriptor, values, titleOf]);
  const [isPasting, setIsPasting] = useState(false);
  const [wanted, setWanted] = useState<{ readonly of: ResultsOf | undefined } | undefined>(
    props.results && { of: props.results },
  );
  const endResults = () => {
    setWanted(undefined);
    props.onResultsDone?.();
  };
  usePastedCells((text) => source.take(text));
  const [dropped, setDropped] = useState<DroppedFiles>();
  const takeFile = (taken: File, others: readonly File[]) => {
    setDropped(others.length > 0 ? { taken, others } : undefined);
    source.take(taken);
  };
  const drop = useDrop(takeFile);
  const ways = { onPaste: () => setIsPasting(true), onResults: () => setWanted({ of: undefined }) };
  const content = sheet ? (
    <SheetSetUp
      {...props}
      {...ways}
      state={{ ...state, sheet }}
      source={source}
      titleOf={titleOf}
      onClear={() => {
        source.cancel();
        source.forgetFault();
        offer(undefined);
      }}
      drop={drop}
    />
  ) : (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_25rem]">
      <div className={classNames('min-w-0 rounded-lg', drop.isOver && DROP)} {...drop.handlers}>
        <Card>
          <EmptySheet
            {...ways}
            descriptor={descriptor}
            fileName={`${slug.replaceAll('/', '-')}.csv`}
            lists={lists}
            onFile={source.take}
            onUndo={state.canUndo ? actions.undo : undefined}
            onType={() => {
              const { columns: names } = exampleSheet(descriptor);
              const columns = mapColumns({ names, sample: [], descriptor });
              const grid = Array.from({ length: TYPED_ROWS }, () => []);
              source.putList({ columns, grid }, { kind: 'typed' });
            }}
            onList={(field) => {
              const parameter = descriptor.parameters.find(({ name }) => name === field);
              const entry = values.entries.get(field);
              if (parameter && entry?.kind === 'rows')
                source.putList(rowsOfList(parameter, entry.rows), { kind: 'list', field });
            }}
          />
        </Card>
      </div>
      <EmptyRail {...{ slug, descriptor, titleOf, onEdit }} />
    </div>
  );
  return (
    <div className="space-y-3.5">
      <Told source={source} sheet={sheet} isKept={isKept} />
      {state.aside && (
        <Aside
          name={sourceName(state.aside.source, { t, titleOf })}
          count={state.aside.rows.length}
          actions={actions}
        />
      )}
      {dropped && isOf(sheet, dropped.taken) && (
        <OneOfSeveral {...dropped} onTake={takeFile} onClose={() => setDropped(undefined)} />
      )}
      {content}
      {isPasting && (
        <LazyPart>
          <PasteDialog
            onText={(text) => {
              setIsPasting(false);
              source.take(text);
            }}
            onFile={(file) => {
              setIsPasting(false);
              source.take(file);
            }}
            onClose={() => setIsPasting(false)}
          />
        </LazyPart>
      )}
      {wanted && (
        <LazyPart>
          <ResultsDialog
            {...{ slug, descriptor, titleOf }}
            emptyTables={emptyTables(descriptor, values)}
            of={wanted.of}
            withBatchRows={props.withBatchRows}
            onNeedKey={() => void props.requestKey(t('key.needed.look.runs'))}
            onRows={(rows, from) => {
              endResults();
              source.put(rows, from);
            }}
            onClose={endResults}
          />
        </LazyPart>
      )}
      {offered && sheet && (
        <ReplaceQuestion
          count={sheet.rows.length}
          onAnswer={(agreed) => {
            setOffered(undefined);
            if (agreed) actions.replace(offered.sheet);
          }}
        />
      )}
    </div>
  );
}

/** Whether the rows are those of a file, or none are there yet. */
const isOf = (sheet: SheetDraft | undefined, { name }: File): boolean =>
  sheet === undefined || (sheet.source.kind === 'file' && sheet.source.name === name);

type ToldProps = {
  readonly source: Source;
  readonly sheet: SheetDraft | undefined;
  readonly isKept: boolean;
};

/** What is to be known of the rows before anything is done with them. */
function Told({ source, sheet, isKept }: ToldProps) {
  const t = useMessages();
  const { fault, reading, cancel } = source;
  const { cut, missing = 0 } = (sheet && readOf(sheet)) ?? {};
  return (
    <>
      {fault && <Faulty fault={fault} source={source} />}
      {sheet && cut && <Cut cut={cut} onNext={cut.more ? source.nextOf(sheet) : undefined} />}
      {missing > 0 && <Notice tone="warn" title={t('batch.missing', { count: missing })} />}
      {!isKept && <Notice tone="warn" title={t('batch.storage.full')} />}
      {reading && (
        <Notice actions={<Button onClick={cancel}>{t('batch.reading.cancel')}</Button>}>
          <bdi>
            {t('batch.reading', {
              name: reading.name,
              part: formatNumber(reading.part, { style: 'percent', maximumFractionDigits: 0 }),
            })}
          </bdi>
        </Notice>
      )}
    </>
  );
}

type CutProps = {
  readonly cut: NonNullable<TakenRemarks['cut']>;
  readonly onNext: (() => void) | undefined;
};

/** Which rows are taken where not all are. */
function Cut({ cut, onNext }: CutProps) {
  const t = useMessages();
  const [first, last, of] = [formatNumber(cut.first), formatNumber(cut.last), formatNumber(cut.of)];
  return (
    <Notice
      tone="warn"
      title={t(cut.by === 'file' ? 'batch.cut.file' : 'batch.cut', { first, last, of })}
      actions={
        onNext && (
          <Button onClick={onNext}>{t('batch.cut.next', { first: formatNumber(cut.last + 1) })}</Button>
        )
      }
    />
  );
}

type AsideProps = { readonly name: string; readonly count: number; readonly actions: SheetActions };

/** Rows that stood where rows of a batch were taken, and the way back to them. */
function Aside({ name, count, actions }: AsideProps) {
  const t = useMessages();
  return (
    <Notice
      title={t('batch.aside', { name, count })}
      actions={
        <>
          <Button onClick={actions.bringBack}>{t('batch.aside.back')}</Button>
          <Button variant="quiet" onClick={actions.letGoOfAside}>
            {t('batch.aside.letGo')}
          </Button>
        </>
      }
    />
  );
}

/** Why no rows came, and how they may come yet. */
function Faulty({ fault, source }: { readonly fault: SourceFault; readonly source: Source }) {
  const t = useMessages();
  const { name, kind, text } = fault;
  if (kind === 'noneAfter')
    return (
      <Notice tone="bad" title={t('batch.fault.noneAfter', { name, row: formatNumber(text?.after ?? 0) })} />
    );
  if (kind === 'empty') return <Notice tone="bad" title={t('batch.fault.none', { name })} />;
  if (kind !== 'onlyHeader')
    return (
      <Notice tone="bad" title={t('batch.fault.title', { name })}>
        {t(`sheet.fault.${kind}`)}
      </Notice>
    );
  return (
    <Notice tone="bad" title={t('batch.fault.none', { name })}>
      {t('batch.fault.onlyHeader')}
      {text && <ReadAs text={text} source={source} />}
    </Notice>
  );
}

const TYPED_INTO = 'input, textarea, select, [contenteditable], [role="grid"], dialog';

/** Cells that are pasted anywhere but into a control are the rows. */
function usePastedCells(onText: (text: string) => void): void {
  const take = useEffectEvent(onText);
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const isElsewhere = event.target instanceof Element && event.target.closest(TYPED_INTO) !== null;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (isElsewhere || event.defaultPrevented || text.trim() === '') return;
      event.preventDefault();
      take(text);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
}

/** Lists of the form with several items. */
function filledLists(
  { parameters }: WorkerDescriptor,
  values: FormValues,
  titleOf: TitleOf,
): readonly FilledList[] {
  return parameters.flatMap((parameter) => {
    const entry = values.entries.get(parameter.name);
    const count = entry?.kind === 'rows' && isList(parameter) ? entry.rows.length : 0;
    return count > 1 ? [{ field: parameter.name, title: titleOf(parameter.name), count }] : [];
  });
}

type EmptyRailProps = Pick<SetUpBatchProps, 'slug' | 'descriptor' | 'onEdit'> & {
  readonly titleOf: TitleOf;
};

/** Beside no rows: nothing to start yet, and when none are needed. */
function EmptyRail({ slug, descriptor, titleOf, onEdit }: EmptyRailProps) {
  const t = useMessages();
  const field = splittingFields(descriptor.splitting).find((name) =>
    descriptor.parameters.some((parameter) => parameter.name === name && parameter.type === 'array'),
  );
  return (
    <aside aria-label={t('batch.rail')} className="min-w-0 space-y-3.5">
      <Card className="space-y-2 p-4">
        <Button variant="primary" size="large" disabled className="w-full">
          {t('batch.try', { count: TRIED })}
        </Button>
        <Button size="large" disabled className="w-full">
          {t('batch.startNone')}
        </Button>
        <p className="text-sm text-muted">{t('batch.addFirst')}</p>
      </Card>
      {field !== undefined && (
        <Card className="px-4 py-3">
          <h2 className="font-semibold">{t('batch.one.title')}</h2>
          <p className="mt-0.5 text-sm text-muted">{t('batch.one.about', { name: titleOf(field) })}</p>
          <button
            type="button"
            onClick={() => onEdit(field)}
            className="mt-1 touch-target text-sm text-accent hover:underline"
          >
            {t('batch.one.go', { name: titleOf(field) })}
          </button>
        </Card>
      )}
      <EarlierBatches worker={slug} />
    </aside>
  );
}
