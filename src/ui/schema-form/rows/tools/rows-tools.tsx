import { ArrowDown, ArrowUp, CopyPlus, ListFilter, Plus, Trash2 } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';

import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button, IconButton } from '../../../controls/button.tsx';
import { classNames } from '../../../class-names.ts';
import { useAnnounced } from '../../../hooks/use-announced.ts';

import { NO_FILTER } from '../rows-view.ts';
import type { RowsField } from '../use-rows-field.ts';

type RowsToolsProps = {
  readonly title: string;
  readonly field: RowsField;
  /** Rows with something wrong. */
  readonly invalid: number;
  /** `form.rows.count` for items, `form.rows.rowCount` for rows. */
  readonly countWords: 'form.rows.count' | 'form.rows.rowCount';
  /** The row that moving and duplicating mean; undefined while none was visited. */
  readonly current: number | undefined;
  readonly onAdd: () => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
  readonly onClear: () => void;
  /** Further buttons: bulk edit, import. */
  readonly children?: ReactNode;
};

/** A click on a tool leaves the focus in the row that it is for. */
const keepFocus = (event: MouseEvent) => event.preventDefault();

/** The row of buttons below a list or table, and how many rows it has. */
export function RowsTools(props: RowsToolsProps) {
  const { title, field, current, onAdd, onMove, onDuplicate, children } = props;
  const t = useMessages();
  const { rows } = field;
  const none = current === undefined || current >= rows.length;
  return (
    <div
      role="group"
      aria-label={t('form.rows.tools', { title })}
      className="flex flex-wrap items-center gap-x-1 gap-y-0.5 border-t border-line bg-sunken px-1.5 py-1"
    >
      <Button size="small" variant="quiet" onClick={onAdd}>
        <Plus size={13} aria-hidden />
        {t('form.add')}
      </Button>
      {children}
      {rows.length > 1 && (
        <span className="inline-flex" onMouseDown={keepFocus}>
          <IconButton label={t('form.rows.up')} disabled={none || current === 0} onClick={() => onMove(-1)}>
            <ArrowUp size={14} aria-hidden />
          </IconButton>
          <IconButton
            label={t('form.rows.down')}
            disabled={none || current === rows.length - 1}
            onClick={() => onMove(1)}
          >
            <ArrowDown size={14} aria-hidden />
          </IconButton>
        </span>
      )}
      {/* There before there are rows: the first letter of the first one is not to make the tools a line higher. */}
      <span className="inline-flex" onMouseDown={keepFocus}>
        <IconButton label={t('form.rows.duplicate')} disabled={none} onClick={onDuplicate}>
          <CopyPlus size={14} aria-hidden />
        </IconButton>
        <IconButton label={t('form.rows.removeCurrent')} disabled={none} onClick={props.onRemove}>
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </span>
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

/** Shows only the rows that have something wrong with them, and then all again; it comes up where it moves no row. */
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
      <ListFilter size={13} aria-hidden className="max-sm:hidden" />
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
