import { classNames } from '../class-names.ts';
import type { DataColumn } from './data-column.ts';
import { NUMBER_WIDTH, PINNED, STAYS } from './grid-window.ts';

export type PartNames = { readonly leading: string; readonly rows: string };

/** Pixels; the same as `h-6`. */
export const PARTS_HEIGHT = 24;

type GridPartsProps = {
  readonly names: PartNames;
  readonly visible: readonly DataColumn[];
  readonly first: number;
  readonly leading: readonly string[];
  readonly widthOf: (key: string) => number;
};

export function GridParts({ names, visible, first, leading, widthOf }: GridPartsProps) {
  const widthsOf = (columns: readonly DataColumn[]) =>
    columns.reduce((sum, { key }) => sum + widthOf(key), 0);
  const own = visible.filter(({ key }) => leading.includes(key));
  const staying = visible.slice(0, first);
  const stayingOwn = NUMBER_WIDTH + widthsOf(own.slice(0, first));
  return (
    <div aria-hidden className="flex h-6 items-stretch bg-sunken text-sm leading-6 text-muted">
      <span
        className={classNames(
          staying.length > own.length ? STAYS : PINNED,
          'left-0 shrink-0 truncate bg-tint pl-3',
        )}
        style={{ width: stayingOwn }}
      >
        {names.leading}
      </span>
      <span className="shrink-0 bg-tint" style={{ width: widthsOf(own.slice(first)) }} />
      <span className="truncate px-3 sm:sticky" style={{ left: NUMBER_WIDTH + widthsOf(staying) }}>
        {names.rows}
      </span>
    </div>
  );
}
