import { Maximize2 } from 'lucide-react';
import { type ReactNode, type RefObject, useState } from 'react';

import { readChunk } from '#core/form/reading/read-rows.ts';
import { rowsOf } from '#core/form/rows.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button, IconButton } from '../../controls/button.tsx';
import { classNames } from '../../class-names.ts';
import { DROP, useDrop } from '../../hooks/use-drop.ts';
import { lazyComponent } from '../../loading/lazy-component.tsx';
import { LazyPart } from '../../loading/lazy-part.tsx';

import type { EditorProps } from '../rjsf.tsx';
import { useGroupState } from '../inputs/use-control-state.ts';
import { useEntry, useFieldActions } from '../use-field.ts';
import { asRow, noListOf, NoList, PlainItems } from './foreign-rows.tsx';
import { RowsSearch } from './tools/rows-search.tsx';
import { RowsTools } from './tools/rows-tools.tsx';
import type { RowsCommands } from './use-rows-commands.ts';
import { useFullWindow } from './use-full-window.ts';
import type { RowsField } from './use-rows-field.ts';

const ImportDialog = lazyComponent(
  () => import('../import-rows/import-dialog.tsx').then(({ ImportDialog }) => ImportDialog),
  'importing',
);

const RowsDoneLine = lazyComponent(
  () => import('./tools/rows-done-line.tsx').then(({ RowsDoneLine }) => RowsDoneLine),
  'importing',
);

type RowsBoxProps = EditorProps & {
  readonly frameRef: RefObject<HTMLDivElement | null>;
  readonly field: RowsField;
  readonly commands: RowsCommands;
  readonly countWords: 'form.rows.count' | 'form.rows.rowCount';
  readonly children: ReactNode;
  readonly tools?: ReactNode;
};

const BOX = 'overflow-hidden rounded border focus-within:border-accent';

const FULL =
  'fixed inset-0 m-0 flex h-dvh max-h-none w-screen max-w-none flex-col overflow-hidden border-0 bg-surface p-0 text-ink';

const boxLook = (isFull: boolean, isInvalid: boolean | undefined) =>
  isFull ? FULL : classNames(BOX, isInvalid ? 'border-bad' : 'border-field');

/**
 * The frame of lists and tables, with search above and tools below the rows. A value that is not a list is
 * shown alone, so that only an explicit choice replaces it.
 */
export function RowsBox(props: RowsBoxProps) {
  const { parameter, id, frameRef, field, commands, countWords, children, tools } = props;
  const t = useMessages();
  const { title } = parameter;
  const { leave, focus } = useFieldActions(parameter);
  const entry = useEntry(parameter);
  const noList = noListOf(entry);
  const isList = noList === undefined;
  const invalid = field.rows.chunks.reduce((sum, chunk) => sum + readChunk(parameter, chunk).wrong, 0);
  const [isVisited, setIsVisited] = useState(false);
  useFullWindow(frameRef, field);
  const drop = useDrop((file) => field.setImporting({ kind: 'file', file }));
  const { group, invalid: showsInvalid } = useGroupState(parameter, id, commands.goTo);
  return (
    <div
      ref={frameRef}
      id={id}
      {...group}
      {...(field.isFull && { popover: 'manual' })}
      className={classNames(boxLook(field.isFull, showsInvalid), drop.isOver && DROP)}
      {...(isList && { ...commands.handlers, ...drop.handlers })}
      onFocusCapture={() => setIsVisited(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) leave();
      }}
    >
      <FullHead title={title} field={field} />
      <RowsSearch parameter={parameter} field={field} invalid={invalid} onFocus={focus} />
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
        <RowsTools
          title={title}
          field={field}
          invalid={invalid}
          countWords={countWords}
          isVisited={isVisited}
          {...commands.tools}
        >
          {tools}
          <Button size="small" variant="quiet" onClick={() => field.setImporting({ kind: 'nothing' })}>
            {t('form.rows.import')}
          </Button>
          <FullButton field={field} />
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

function FullHead({ title, field }: Pick<RowsBoxProps, 'field'> & { readonly title: string }) {
  const t = useMessages();
  if (!field.isFull) return null;
  return (
    <div className="flex items-center justify-between gap-3 border-b border-line px-4 py-2">
      <h2 className="truncate font-semibold">{title}</h2>
      <Button variant="primary" onClick={() => field.setFull(false)}>
        {t('form.rows.done')}
      </Button>
    </div>
  );
}

function FullButton({ field }: Pick<RowsBoxProps, 'field'>) {
  const t = useMessages();
  return (
    // There all the time: it gets the focus back.
    <IconButton
      label={t('form.rows.full')}
      onClick={() => field.setFull(true)}
      className={field.isFull ? 'invisible' : undefined}
    >
      <Maximize2 size={14} aria-hidden />
    </IconButton>
  );
}
