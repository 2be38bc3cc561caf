import { OutLink } from '../controls/link.tsx';
import { endOf } from '#core/cut-text.ts';
import { Fragment, memo } from 'react';

import type { Json, JsonObject } from '#core/json/json.ts';
import { moveBetween } from '#core/results/columns/move-between.ts';
import { valueAt } from '#core/results/values/value-at.ts';
import { type Before, valueBefore } from '#core/results/values/value-before.ts';
import { formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';

import { classNames } from '../class-names.ts';
import { type Cell, type CellFormat, toCell } from './cell.ts';
import type { CellIcons } from './cell-icons.ts';
import { cellId, type RowInGrid } from './grid-cell.ts';
import { Spacer } from './grid-header.tsx';
import { cellStyle, NUMBER_WIDTH, PINNED, STAYS, type ShownColumn } from './grid-window.ts';

type DataRowProps = RowInGrid & {
  readonly t: Translate;
  readonly place: number;
  /** Pixels from the top of the rows. */
  readonly top: number;
  readonly row: JsonObject | undefined;
  readonly number: string | undefined;
  /** Its leading columns repeat those of the row above. */
  readonly saysAgain: boolean;
  readonly columns: readonly ShownColumn[];
  readonly before: Before | undefined;
  readonly cellIcons: CellIcons | undefined;
  readonly lit: boolean;
};

export const DataRow = memo(function DataRow(props: DataRowProps) {
  const { t, gridId, index, place, top, row, number, saysAgain, columns, before, cellIcons, lit } = props;
  const { activeColumn, selectedFrom, selectedTo } = props;
  const ground = lit ? 'bg-accent-soft' : 'bg-surface';
  // What is the same steps back behind what has changed.
  const isChanged = row !== undefined && [...(before?.values() ?? [])].some((old) => Object.hasOwn(row, old));
  // Except for what the row is called by.
  const nameAt = columns.filter(({ tinted }) => tinted).length;
  const stepsBack = ({ tinted, index: at }: ShownColumn, was: Json | undefined) =>
    tinted ? saysAgain : isChanged && was === undefined && at !== nameAt;
  const lastPinned = columns.findLast(({ left }) => left !== undefined);
  const afterPinned = columns.find(({ left }) => left === undefined);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-busy={row === undefined}
      className={classNames(
        'absolute left-0 flex h-row min-w-full border-b border-line contain-content',
        ground,
      )}
      style={{ top }}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        // What is read with each cell of the row, in place of the name of the button.
        aria-label={number ?? String(place + 1)}
        className={classNames('sticky left-0 z-1 shrink-0', ground)}
        style={{ width: NUMBER_WIDTH }}
      >
        <button
          type="button"
          tabIndex={-1}
          data-opens
          aria-label={t('table.openRow', { row: number ?? String(place + 1) })}
          className="size-full pr-3 text-right text-muted tabular-nums hover:text-accent hover:underline"
        >
          {number ?? place + 1}
        </button>
      </div>
      {columns.map((column) => {
        const selected = column.index >= selectedFrom && column.index <= selectedTo;
        const was = row && valueBefore(row, column.key, before);
        return (
          <Fragment key={column.key}>
            {lastPinned && column === afterPinned && <Spacer columns={[lastPinned, column]} />}
            <div
              id={cellId(gridId, { row: index, column: column.index })}
              role="gridcell"
              aria-colindex={column.index + 2}
              aria-selected={selected}
              className={classNames(
                cellLook(column, stepsBack(column, was)),
                column.left !== undefined && (column === lastPinned ? PINNED : STAYS),
                selected ? 'bg-accent-soft' : groundOf(column, ground, was !== undefined),
                activeColumn === column.index && 'active-place',
              )}
              style={cellStyle(column)}
            >
              {row ? (
                <CellContent
                  t={t}
                  value={valueAt(row, column.key)}
                  was={was}
                  format={column.format}
                  looks={looksOf(cellIcons, column)}
                />
              ) : (
                <span aria-hidden className="block h-3 w-3/4 rounded bg-line" />
              )}
            </div>
          </Fragment>
        );
      })}
    </div>
  );
});

const looksOf = (cellIcons: CellIcons | undefined, { key }: ShownColumn) =>
  cellIcons?.key === key ? cellIcons.looks : undefined;

const cellLook = ({ numeric }: ShownColumn, stepsBack: boolean) =>
  classNames(
    'shrink-0 truncate px-3 py-1.5 select-none pointer-coarse:py-3',
    numeric && 'text-right tabular-nums',
    stepsBack && 'text-muted',
  );

/** Pinned cells overlap scrolled ones and need an opaque background. */
function groundOf({ left, tinted }: ShownColumn, ground: string, isChanged: boolean): string | false {
  if ((tinted || isChanged) && ground === 'bg-surface') return 'bg-tint';
  return left !== undefined && ground;
}

const FILLING =
  'pointer-coarse:-my-3 pointer-coarse:block pointer-coarse:w-full pointer-coarse:truncate pointer-coarse:py-3 pointer-coarse:text-start';

/** Characters at the end of a URL that stay visible, because URLs of a column often begin alike. */
const URL_TAIL = 12;

type ChipsProps = { readonly items: readonly string[]; readonly more: number };

function Chips({ items, more }: ChipsProps) {
  return (
    <span className="flex items-center gap-1">
      {items.map((item, index) => (
        <span key={index} className="shrink-0 rounded-full bg-sunken px-2 text-ink">
          {item}
        </span>
      ))}
      {more > 0 && `+${more}`}
    </span>
  );
}

type CellContentProps = {
  readonly t: Translate;
  readonly value: Json | undefined;
  readonly was: Json | undefined;
  readonly format: CellFormat;
  readonly looks: CellIcons['looks'] | undefined;
};

function CellContent({ t, value, was, format, looks }: CellContentProps) {
  const cell = toCell(value, format);
  const look = looks?.get(cell.text);
  if (look)
    return (
      <span className={classNames('inline-flex items-center gap-1.5', look.ink)}>
        <look.icon size={14} aria-hidden className="shrink-0" />
        {cell.text}
      </span>
    );
  if (was !== undefined) return <ChangedContent t={t} cell={cell} value={value} was={was} format={format} />;
  if (cell.kind === 'link') {
    return (
      <OutLink
        href={cell.href}
        tabIndex={-1}
        draggable={false}
        title={cell.href}
        aria-label={cell.text}
        className="inline-flex max-w-full align-bottom text-accent hover:underline pointer-coarse:-my-3 pointer-coarse:w-full pointer-coarse:py-3"
      >
        <span className="truncate">{cell.text.slice(0, -endOf(cell.text, URL_TAIL).length)}</span>
        <span className="shrink-0">{endOf(cell.text, URL_TAIL)}</span>
      </OutLink>
    );
  }
  if (cell.kind === 'nested' || cell.kind === 'chips') {
    return (
      <button
        type="button"
        tabIndex={-1}
        data-opens
        title={t('table.nested')}
        className={classNames(FILLING, 'text-muted tabular-nums hover:text-accent hover:underline')}
      >
        {cell.kind === 'nested' ? cell.text : <Chips items={cell.items} more={cell.more} />}
      </button>
    );
  }
  return shown(cell);
}

function shown(cell: Cell) {
  return cell.kind === 'moment' ? (
    <time dateTime={cell.whole} title={cell.whole}>
      {cell.text}
    </time>
  ) : (
    cell.text
  );
}

type ChangedContentProps = Omit<CellContentProps, 'looks'> & { readonly was: Json; readonly cell: Cell };

function ChangedContent({ t, cell, value, was, format }: ChangedContentProps) {
  const moved = moveText(was, value);
  const old = toCell(was, format);
  return (
    <>
      <span className="text-muted">{shown(old) || <i>{t('table.wasEmpty')}</i>}</span>
      <span className="text-muted"> → </span>
      <span className="font-medium">{shown(cell) || <i>{t('table.wasEmpty')}</i>}</span>
      {moved !== undefined && <span className="ml-1.5 text-sm text-muted">{moved}</span>}
    </>
  );
}

function moveText(was: Json, value: Json | undefined): string | undefined {
  const move = moveBetween(was, value);
  if (move === undefined) return undefined;
  const isShare = move.by === 'share';
  return formatNumber(move.amount, {
    signDisplay: 'exceptZero',
    ...(isShare ? { style: 'percent', maximumFractionDigits: 1 } : { maximumFractionDigits: 20 }),
  });
}
