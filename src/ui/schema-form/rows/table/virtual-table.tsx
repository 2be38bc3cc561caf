import { X } from 'lucide-react';
import type { CSSProperties, ReactNode, RefObject } from 'react';

import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { IconButton } from '../../../controls/button.tsx';
import { classNames } from '../../../class-names.ts';
import { ScrollBox } from '../../../scroll-box.tsx';

import type { TableColumn } from '#core/form/table-columns.ts';
import type { VirtualRows } from '../use-virtual-rows.ts';
import { RequiredStar } from './required-star.tsx';

/** Width in px of the row number and the remove button. */
const NUMBER_WIDTH = { upTo999: 44, more: 64 } as const;
const REMOVE_WIDTH = 44;

/** Height in px of the scrollbar below the rows if the columns overflow. */
const BAR = 11;

const COLUMN_RULES = 'divide-x divide-line [&>:nth-last-child(2)]:border-r-0';

/** Minimum width of a column in px. The identifying column, such as a URL, needs the most. */
function columnWidth({ column: { type, required } }: TableColumn): number {
  if (type !== 'string') return type === 'object' || type === 'array' ? 140 : 110;
  return required ? 230 : 140;
}

type VirtualTableProps = {
  readonly rows: VirtualRows;
  readonly scrollerRef: RefObject<HTMLDivElement | null>;
  readonly label: string;
  readonly count: number;
  readonly columns: readonly TableColumn[];
  readonly current: number | undefined;
  readonly asCards: boolean;
  readonly onRemove: (row: number) => void;
  readonly children: (row: number) => ReactNode;
};

function gridStyle(columns: readonly TableColumn[], count: number): CSSProperties {
  const numberWidth = NUMBER_WIDTH[count > 999 ? 'more' : 'upTo999'];
  const widths = columns.map(columnWidth);
  return {
    display: 'grid',
    gridTemplateColumns: `${numberWidth}px ${widths.map((width) => `minmax(${width}px, ${width}fr)`).join(' ')} ${REMOVE_WIDTH}px`,
    minWidth: widths.reduce((sum, width) => sum + width, numberWidth + REMOVE_WIDTH),
  };
}

export function VirtualTable(props: VirtualTableProps) {
  const { rows, scrollerRef, label, count, columns, current, asCards, onRemove, children } = props;
  const t = useMessages();
  const { drawn, height, rowHeight, maxHeight, rowOf } = rows;
  const grid = asCards ? {} : gridStyle(columns, count);
  const headHeight = asCards ? 0 : rowHeight;
  return (
    <ScrollBox
      scrollerRef={scrollerRef}
      fills={maxHeight === undefined}
      rightFade="right-11"
      onScroll={rows.onScroll}
      data-rows
      role="grid"
      aria-label={label}
      aria-rowcount={Math.max(count, 1) + 1}
      className="scroll-pt-8 scroll-pr-11 has-[textarea:focus]:min-h-36"
      style={{ maxHeight: maxHeight && maxHeight + headHeight + BAR }}
    >
      <TableHead columns={columns} isHidden={asCards} style={{ ...grid, height: rowHeight }} />
      <div role="rowgroup" className="relative" style={{ height, minWidth: grid.minWidth }}>
        {drawn.map(({ index, start }) => {
          const row = rowOf(index);
          return (
            <div
              key={row}
              role="row"
              aria-rowindex={row + 2}
              data-row={row}
              style={{ ...grid, top: start, height: rowHeight }}
              className={classNames(
                'absolute inset-x-0 border-b border-line',
                !asCards && COLUMN_RULES,
                row === current && 'focus-within:bg-accent-soft/40',
              )}
            >
              <span
                role="rowheader"
                className={classNames(
                  'flex items-center text-xs text-faint tabular-nums',
                  asCards ? 'h-11 px-3 font-medium' : 'justify-end pr-2.5',
                )}
              >
                {asCards ? t('form.rows.card', { row: formatNumber(row + 1) }) : formatNumber(row + 1)}
              </span>
              {children(row)}
              <span
                role="gridcell"
                className={
                  asCards
                    ? 'absolute top-0 right-0 flex h-11 w-11 items-center justify-center'
                    : 'sticky right-0 z-1 flex items-center justify-center border-l border-line bg-surface'
                }
              >
                {count > 0 && (
                  <IconButton
                    label={t('form.rows.remove', { row: formatNumber(row + 1) })}
                    tabIndex={-1}
                    onClick={() => onRemove(row)}
                    className="text-faint"
                  >
                    <X size={14} aria-hidden />
                  </IconButton>
                )}
              </span>
            </div>
          );
        })}
      </div>
    </ScrollBox>
  );
}

type TableHeadProps = {
  readonly columns: readonly TableColumn[];
  readonly isHidden: boolean;
  readonly style: CSSProperties;
};

function TableHead({ columns, isHidden, style }: TableHeadProps) {
  const t = useMessages();
  return (
    <div
      role="rowgroup"
      className={isHidden ? 'sr-only' : 'sticky top-0 z-10'}
      style={{ minWidth: style.minWidth }}
    >
      <div
        role="row"
        aria-rowindex={1}
        style={style}
        className={classNames('border-b border-line bg-sunken', COLUMN_RULES)}
      >
        <HiddenHeader text={t('form.rows.number')} />
        {columns.map(({ column, declared }) => (
          <span
            key={column.name}
            role="columnheader"
            title={[column.wholeTitle, column.description || column.name].filter(Boolean).join('\n')}
            className={classNames(
              'flex min-w-0 items-center gap-1.5 px-2 text-sm font-medium',
              !declared && 'font-mono text-xs font-normal text-muted',
            )}
          >
            <span dir="auto" className="truncate">
              {column.title}
            </span>
            {column.required && <RequiredStar />}
          </span>
        ))}
        <HiddenHeader
          text={t('form.rows.removing')}
          className="sticky right-0 border-l border-line bg-sunken"
        />
      </div>
    </div>
  );
}

function HiddenHeader({ text, className }: { readonly text: string; readonly className?: string }) {
  return (
    <span role="columnheader" className={className}>
      <span className="sr-only">{text}</span>
    </span>
  );
}
