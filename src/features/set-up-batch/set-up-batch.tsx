import { useMemo, useState } from 'react';
import { useStore } from 'zustand';

import { exampleSheet } from '#core/batch/sheet/take/example-sheet.ts';
import { rowsOfList } from '#core/batch/sheet/take/rows-of-list.ts';
import { emptyTables, mapColumns } from '#core/batch/sheet/take/map-columns.ts';
import type { SheetDraft } from '#core/batch/sheet/sheet-draft.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { FormValues } from '#core/form/entry.ts';
import { isList } from '#core/form/editors.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';
import { DROP, useDrop } from '#ui/hooks/use-drop.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { Notice } from '#ui/notice.tsx';

import type { ResultsOf } from './earlier/earlier-rows.ts';
import { type SheetActions, useSheet } from './sheet/use-sheet.ts';
import type { SetUpBatchProps } from './set-up-props.ts';
import { sheetStoreOf } from './sheet/sheet-store.ts';
import { SheetSetUp } from './sheet-set-up.tsx';
import { EmptySheet, type FilledList } from './source/empty-sheet.tsx';
import { ReplaceQuestion } from './source/replace-question.tsx';
import { type DroppedFiles, OneOfSeveral } from './source/one-of-several.tsx';
import { sourceName } from './source/source-line.tsx';
import { useSource } from './source/use-source.ts';
import { type TitleOf, useTitles } from './form/use-titles.ts';
import { useKeepSheet } from './sheet/use-keep-sheet.ts';
import { SourceNotices } from './source/source-notices.tsx';
import { EmptyRail } from './rail/empty-rail.tsx';
import { usePastedCells } from './source/use-pasted-cells.ts';
import { TRIED } from './start/use-start-batch.ts';

const PasteDialog = lazyComponent(() =>
  import('./source/paste-dialog.tsx').then((module) => module.PasteDialog),
);
const ResultsDialog = lazyComponent(
  () => import('./earlier/results-dialog.tsx').then((module) => module.ResultsDialog),
  'runs',
);

const TYPED_ROWS = 5;

export function SetUpBatch(props: SetUpBatchProps) {
  const { slug, descriptor, form, onEdit } = props;
  const t = useMessages();
  const titleOf = useTitles(descriptor);
  const state = useSheet(slug);
  const { sheet, actions } = state;
  const isSaved = useKeepSheet(slug);
  const [offered, setOffered] = useState<{ readonly sheet: SheetDraft | undefined }>();
  const offer = (next: SheetDraft | undefined) => {
    // What was read may have taken a while: the rows are asked of the store.
    const held = sheetStoreOf(slug).getState().draft.sheet;
    if (held?.edited) setOffered({ sheet: next });
    else actions.replace(next);
  };
  const source = useSource({
    slug,
    descriptor,
    onSheet: offer,
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
  const [isTyping, setIsTyping] = useState(false);
  const [dropped, setDropped] = useState<DroppedFiles>();
  const takeFile = (chosen: File, others: readonly File[]) => {
    setDropped(others.length > 0 ? { chosen, others } : undefined);
    source.take(chosen);
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
      isTyping={isTyping}
      onClear={() => {
        setIsTyping(false);
        source.cancel();
        source.forgetFault();
        offer(undefined);
      }}
      drop={drop}
    />
  ) : (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_23.75rem]">
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
              setIsTyping(true);
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
      <EmptyRail slug={slug} descriptor={descriptor} titleOf={titleOf} onEdit={onEdit} tried={TRIED} />
    </div>
  );
  return (
    <div className="space-y-3.5">
      <SourceNotices source={source} sheet={sheet} isSaved={isSaved} />
      {state.stash && (
        <StashNotice
          name={sourceName(state.stash.source, { t, titleOf })}
          count={state.stash.rows.length}
          actions={actions}
        />
      )}
      {dropped && isOf(sheet, dropped.chosen) && (
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
            slug={slug}
            descriptor={descriptor}
            titleOf={titleOf}
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

const isOf = (sheet: SheetDraft | undefined, { name }: File): boolean =>
  sheet === undefined || (sheet.source.kind === 'file' && sheet.source.name === name);

type StashNoticeProps = { readonly name: string; readonly count: number; readonly actions: SheetActions };

function StashNotice({ name, count, actions }: StashNoticeProps) {
  const t = useMessages();
  return (
    <Notice
      title={t('batch.aside', { name, count })}
      actions={
        <>
          <Button onClick={actions.bringBack}>{t('batch.aside.back')}</Button>
          <Button variant="quiet" onClick={actions.discardStash}>
            {t('batch.aside.letGo')}
          </Button>
        </>
      }
    />
  );
}

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
