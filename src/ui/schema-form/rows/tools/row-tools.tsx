import { ArrowDown, ArrowUp, CopyPlus, Trash2 } from 'lucide-react';
import type { MouseEvent } from 'react';

import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { IconButton } from '../../../controls/button.tsx';

export type RowToolsProps = {
  readonly row: number;
  readonly count: number;
  readonly onMove: (by: 1 | -1) => void;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
};

/** A click on a tool keeps the focus in its row. */
const keepFocus = (event: MouseEvent) => event.preventDefault();

export function RowTools({ row: at, count, onMove, onDuplicate, onRemove }: RowToolsProps) {
  const t = useMessages();
  const row = formatNumber(at + 1);
  // There before there are rows: the first letter of the first one is not to make the tools a line higher.
  const none = at >= count;
  return (
    <span className="inline-flex" onMouseDown={keepFocus}>
      {count > 1 && (
        <>
          <IconButton
            label={t('form.rows.up', { row })}
            disabled={none || at === 0}
            onClick={() => onMove(-1)}
          >
            <ArrowUp size={14} aria-hidden />
          </IconButton>
          <IconButton
            label={t('form.rows.down', { row })}
            disabled={none || at === count - 1}
            onClick={() => onMove(1)}
          >
            <ArrowDown size={14} aria-hidden />
          </IconButton>
        </>
      )}
      <IconButton label={t('form.rows.duplicate', { row })} disabled={none} onClick={onDuplicate}>
        <CopyPlus size={14} aria-hidden />
      </IconButton>
      <IconButton label={t('form.rows.remove', { row })} disabled={none} onClick={onRemove}>
        <Trash2 size={14} aria-hidden />
      </IconButton>
    </span>
  );
}
