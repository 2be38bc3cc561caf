import { type ReactNode, useMemo } from 'react';

import type { Parameter } from '#core/form/parameter.ts';
import { emptyRows, type IncomingRows, insertRows } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '../../../controls/button.tsx';
import { SpokenBlank } from '../../../text/spoken-blank.tsx';
import { actAndFocus } from '../../../field-handles.ts';

import { useFieldActions } from '../../use-field.ts';
import { sortItems, type SortedRow } from '../../import-rows/sort-rows.ts';
import { useRowCounts } from '../../import-rows/use-row-counts.ts';
import { INVALID_ONLY } from '../rows-view.ts';
import type { RowsDone, RowsField } from '../use-rows-field.ts';

type RowsDoneLineProps<Done> = {
  readonly parameter: Parameter;
  readonly field: RowsField;
  readonly done: Done;
};

export function RowsDoneLine({ parameter, field, done }: RowsDoneLineProps<RowsDone>) {
  const t = useMessages();
  const { focus } = useFieldActions(parameter);
  const undoTo = (done.kind === 'pasted' ? done.removed?.from : undefined) ?? done.before;
  return (
    <div className="flex flex-wrap items-center gap-x-3 border-t border-line bg-sunken py-0.5 pr-1.5 pl-2.5 text-sm text-muted tabular-nums">
      {done.kind === 'pasted' ? (
        <Pasted parameter={parameter} field={field} done={done} />
      ) : (
        <span>{t(`form.rows.${done.kind}`, { count: done.count })}</span>
      )}
      <SpokenBlank />
      <Button
        size="small"
        variant="quiet"
        className="ml-auto"
        onClick={(event) => actAndFocus(event, () => field.editor.put(undoTo), focus)}
      >
        {t('common.undo')}
      </Button>
    </div>
  );
}

function* uniqueItems(sorted: Iterable<SortedRow | undefined>): Generator<Json | undefined> {
  for (const row of sorted) yield row && 'item' in row ? row.item : undefined;
}

function Pasted({ parameter, field, done }: RowsDoneLineProps<Extract<RowsDone, { kind: 'pasted' }>>) {
  const t = useMessages();
  const isTable = parameter.editor === 'requestListSource';
  const added = done.items.length - done.filled;
  const sort = useMemo(
    () => () =>
      sortItems({
        parameter,
        items: done.items,
        dropDuplicates: !isTable,
        existingRows: done.replaced === undefined ? done.before : emptyRows,
      }),
    [parameter, isTable, done],
  );
  const { duplicate, wrong } = useRowCounts(sort) ?? { duplicate: 0, wrong: 0 };
  const removeDuplicates = async () => {
    const { before, after, change } = done;
    const result = await field.takeIn({
      items: uniqueItems(sort()),
      change: (latest, accepted) => (latest === after ? change(before, accepted) : latest),
    });
    field.setDone({
      ...done,
      ...result,
      before,
      removed: { count: duplicate, from: after },
    });
  };
  const keepReplaced = async () => {
    const { items, before, after, replaced: _, removed: __, ...rest } = done;
    const change: IncomingRows['change'] = (latest, accepted) => insertRows(latest, latest.length, accepted);
    const result = await field.takeIn({
      items,
      change: (latest, accepted) => (latest === after ? change(before, accepted) : latest),
    });
    field.setDone({ ...rest, items, change, before, after: result.after });
  };
  return (
    <>
      {done.replaced !== undefined && (
        <Finding text={t('form.rows.replaced', { count: done.replaced })}>
          <Button size="small" variant="quiet" onClick={() => void keepReplaced()}>
            {t('form.rows.keepReplaced')}
          </Button>
        </Finding>
      )}
      {done.filled > 0 && <span>{t('form.rows.filled', { count: done.filled })}</span>}
      {(added > 0 || done.filled === 0) && <span>{t('form.rows.added', { count: added })}</span>}
      {done.blank > 0 && <span>{t('form.rows.blank', { count: done.blank })}</span>}
      {done.removed && <span>{t('form.rows.removed', { count: done.removed.count })}</span>}
      {done.beyond > 0 && <span>{t('form.rows.beyond', { count: done.beyond })}</span>}
      {duplicate > 0 && (
        <Finding text={t('form.rows.duplicates', { count: duplicate })}>
          <Button size="small" variant="quiet" onClick={() => void removeDuplicates()}>
            {t('form.rows.removeDuplicates', { count: duplicate })}
          </Button>
        </Finding>
      )}
      {wrong > 0 && (
        <Finding text={t(isTable ? 'form.import.found.wrong' : 'form.rows.notUrls', { count: wrong })}>
          <Button size="small" variant="quiet" onClick={() => field.setFilter(INVALID_ONLY)}>
            {t('form.rows.showWrong', { count: wrong })}
          </Button>
        </Finding>
      )}
    </>
  );
}

function Finding({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1">
      {text}
      {children}
    </span>
  );
}
