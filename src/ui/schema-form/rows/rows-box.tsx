import type { ReactNode, RefObject } from 'react';

import type { FieldProblem } from '#core/form/problem.ts';
import { readEntry } from '#core/form/reading/read-entry.ts';
import { rowsOf } from '#core/form/rows.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { lazyComponent } from '#ui/loading/lazy-component.ts';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

import type { EditorProps } from '../rjsf.tsx';
import { useGroupState } from '../fields/use-control-state.ts';
import { useEntry, useFieldActions } from '../use-field.ts';
import { asRow, noListOf, NoList } from './foreign-rows.tsx';
import { PlainItems } from './foreign-rows.tsx';
import { RowsSearch } from './rows-search.tsx';
import { RowsTools } from './rows-tools.tsx';
import type { RowsCommands } from './use-rows-commands.ts';
import type { RowsField } from './use-rows-field.ts';

/** Loaded when the first import begins. */
const ImportDialog = lazyComponent(
  () => import('../import-rows/import-dialog.tsx').then(({ ImportDialog }) => ImportDialog),
  'importing',
);

/** Loaded when many rows are changed at once for the first time. */
const RowsDoneLine = lazyComponent(
  () => import('./rows-done-line.tsx').then(({ RowsDoneLine }) => RowsDoneLine),
  'importing',
);

type RowsBoxProps = EditorProps & {
  readonly frameRef: RefObject<HTMLDivElement | null>;
  readonly field: RowsField;
  readonly commands: RowsCommands;
  readonly countWords: 'form.rows.count' | 'form.rows.rowCount';
  /** The rows. */
  readonly children: ReactNode;
  /** Buttons beside Add. */
  readonly tools?: ReactNode;
};

/** No single row is wrong. */
const isOfWhole = ({ row, problem }: FieldProblem) => row === undefined || problem.kind === 'mixedItems';

/**
 * What a list and a table have in common: one box with the search above the rows and the tools below them. A value
 * that is no list stands alone in it, so that nothing replaces it but what is chosen there.
 */
export function RowsBox(props: RowsBoxProps) {
  const { parameter, id, frameRef, field, commands, countWords, children, tools } = props;
  const t = useMessages();
  const { title } = parameter;
  const { leave, focus } = useFieldActions(parameter);
  const entry = useEntry(parameter);
  const noList = noListOf(entry);
  const isList = noList === undefined;
  const { first, count } = readEntry(parameter, entry).problems;
  const invalid = count - first.filter(isOfWhole).length;
  const { group, invalid: showsInvalid } = useGroupState(parameter, id, commands.goTo);
  return (
    <div
      ref={frameRef}
      id={id}
      {...group}
      className={classNames(
        'overflow-hidden rounded border focus-within:border-accent',
        showsInvalid ? 'border-bad' : 'border-field',
      )}
      {...(isList && commands.handlers)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) leave();
      }}
    >
      <RowsSearch title={title} field={field} invalid={invalid} onFocus={focus} />
      <PlainItems parameter={parameter} rows={field.rows} onConvert={field.editor.put} />
      {isList ? (
        <div className="contents" {...field.typing}>
          {children}
        </div>
      ) : (
        <NoList value={noList} onRow={() => field.editor.put(rowsOf([asRow(parameter, noList)]))} />
      )}
      {field.visible?.length === 0 && (
        <p className="px-3 py-1.5 text-sm text-muted">{t('form.rows.noneFound')}</p>
      )}
      {/* There before its words are, or they are not read aloud. */}
      <div role="status">
        {isList && field.done && (
          <LazyPart>
            <RowsDoneLine parameter={parameter} field={field} done={field.done} />
          </LazyPart>
        )}
      </div>
      {isList && (
        <RowsTools title={title} field={field} invalid={invalid} countWords={countWords} {...commands.tools}>
          {tools}
          <Button size="small" variant="quiet" onClick={() => field.setImporting({ kind: 'nothing' })}>
            {t('form.rows.import')}
          </Button>
        </RowsTools>
      )}
      {field.importing && (
        <LazyPart>
          <ImportDialog
            parameter={parameter}
            source={field.importing}
            rows={field.rows}
            onClose={() => field.setImporting(undefined)}
            onImport={(incoming) => {
              field.setImporting(undefined);
              void field.takeIn(incoming);
            }}
          />
        </LazyPart>
      )}
    </div>
  );
}
