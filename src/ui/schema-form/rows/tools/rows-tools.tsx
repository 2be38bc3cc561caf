import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';

import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '../../../controls/button.tsx';
import { classNames } from '../../../class-names.ts';
import { TOOLBAR_KEYS } from '../../../focus/toolbar-keys.ts';
import { useAnnounced } from '../../../hooks/use-announced.ts';
import { lazyComponent } from '../../../loading/lazy-component.tsx';
import { LazyPart } from '../../../loading/lazy-part.tsx';

import { NO_FILTER } from '../rows-view.ts';
import type { RowsField } from '../use-rows-field.ts';
import type { RowToolsProps } from './row-tools.tsx';

const RowTools = lazyComponent(() => import('./row-tools.tsx').then((module) => module.RowTools));

type RowsToolsProps = Omit<RowToolsProps, 'row' | 'count'> & {
  readonly title: string;
  readonly field: RowsField;
  readonly invalid: number;
  readonly countWords: 'form.rows.count' | 'form.rows.rowCount';
  readonly current: number | undefined;
  readonly onAdd: () => void;
  readonly onClear: () => void;
  /** Tools of a one-row list appear after its first focus; on a touch screen, always. */
  readonly isVisited: boolean;
  readonly children?: ReactNode;
};

export function RowsTools(props: RowsToolsProps) {
  const { title, field, current, onAdd, children } = props;
  const t = useMessages();
  const { rows } = field;
  return (
    <div
      role="toolbar"
      aria-label={t('form.rows.tools', { title })}
      {...TOOLBAR_KEYS}
      className={classNames(
        'flex-wrap items-center gap-x-1 gap-y-0.5 border-t border-line bg-sunken px-1.5 py-1',
        props.isVisited || rows.length > 1 ? 'flex' : 'hidden pointer-coarse:flex',
      )}
    >
      <Button size="small" variant="quiet" onClick={onAdd}>
        <Plus size={13} aria-hidden />
        {t('form.add')}
      </Button>
      {children}
      {current !== undefined && (
        <LazyPart>
          <RowTools {...props} row={current} count={rows.length} />
        </LazyPart>
      )}
      <Button size="small" variant="quiet" disabled={rows.length === 0} onClick={props.onClear}>
        {t('form.rows.clear')}
      </Button>
      <span className="ml-auto inline-flex flex-wrap items-center justify-end">
        <InvalidOnly {...props} />
        <RowsCount field={field} words={props.countWords} />
      </span>
    </div>
  );
}

function InvalidOnly({ field, invalid }: Pick<RowsToolsProps, 'field' | 'invalid'>) {
  const t = useMessages();
  const { rows, filter, setFilter, isTyping } = field;
  const { invalidOnly } = filter;
  const count = formatNumber(invalid);
  const words = invalid > 0 && rows.length > 1 ? t('form.rows.invalid', { count }) : undefined;
  const announced = useAnnounced(words, isTyping);
  const shown = invalidOnly ? t('form.rows.all') : announced;
  if (shown === undefined) return null;
  return (
    <button
      type="button"
      aria-label={invalidOnly ? undefined : t('form.rows.invalidOnly', { count })}
      onClick={() => setFilter(invalidOnly ? NO_FILTER : { ...filter, invalidOnly: true })}
      className={classNames(
        'inline-flex min-h-6 items-center gap-1 rounded px-1.5 text-sm hover:bg-bad-soft pointer-coarse:min-h-11',
        invalidOnly ? 'bg-bad-soft text-ink' : 'text-bad underline underline-offset-2',
      )}
    >
      {shown}
    </button>
  );
}

function RowsCount({
  field: { rows, visible, checking },
  words,
}: {
  readonly field: RowsField;
  readonly words: RowsToolsProps['countWords'];
}) {
  const t = useMessages();
  const all = t(words, { count: rows.length });
  const text =
    checking === undefined
      ? visible === undefined
        ? all
        : t('form.rows.found', { found: formatNumber(visible.length), count: all })
      : t('form.rows.checking', { count: formatNumber(checking) });
  return (
    <span role="status" className="px-1.5 text-sm text-muted tabular-nums">
      {text}
    </span>
  );
}
