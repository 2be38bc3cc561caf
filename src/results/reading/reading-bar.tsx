import { type Arrangement, isArranged, isFiltered, withoutRepeats } from '#core/results/arrange-rows.ts';
import type { RowSet } from '#core/results/row-set.ts';
import type { Unmeasured } from '#core/results/unmeasured.ts';
import type { ResultColumn } from '#core/run/run.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { Button } from '#ui/controls/button.tsx';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';

import { READ_UNASKED, type Rows, unaskedOf } from './rows.ts';

type ReadingBarProps = {
  readonly arrangement: Arrangement;
  readonly rows: Rows;
  readonly set: RowSet;
  readonly needed: boolean;
  readonly shown: number | undefined;
  readonly unmeasured?: readonly Unmeasured[] | undefined;
  readonly columns: readonly ResultColumn[];
  readonly total: number;
  readonly className?: string;
  readonly onClear: () => void;
};

/**
 * Says how many rows a filter, sort or sum covers and how far they are read, and offers to read all rows if
 * there are many.
 */
export function ReadingBar(props: ReadingBarProps) {
  const { arrangement, rows, unmeasured = [], total, className, onClear } = props;
  const t = useMessages();
  const isPlain = !isArranged(withoutRepeats(arrangement));
  // Of all rows the toolbar has the count, and the head of the column the order: a bar would only move them.
  if (!isOfPart(props) && unmeasured.length === 0)
    return (
      !isPlain && (
        <div className="sr-only">
          <Extent {...props} />
        </div>
      )
    );
  return (
    <div
      className={classNames(
        'relative flex min-h-row shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line bg-sunken px-4 py-1.5 text-sm',
        className,
      )}
    >
      <Extent {...props} />
      {rows.busy ? <Progress read={rows.set.count} total={total} /> : <ReadOn rows={rows} total={total} />}
      {!isPlain && (
        <Button size="small" variant="quiet" className="ml-auto" onClick={onClear}>
          {t('results.showAsTheyCome')}
        </Button>
      )}
    </div>
  );
}

/** How many rows a filter, sort or sum covers, and which values it leaves out. */
function Extent({ arrangement, rows, set, shown, unmeasured = [], columns, total }: ReadingBarProps) {
  const t = useMessages();
  return (
    <span role="status" className="tabular-nums empty:hidden">
      {isArranged(withoutRepeats(arrangement))
        ? shown !== undefined && (
            <Shown arrangement={arrangement} columns={columns} set={set} shown={shown} total={total} />
          )
        : !rows.busy && !set.whole && set.count > 0 && <Part set={set} total={total} />}
      {unmeasured.map(({ key, kind, by, count }) => (
        <span key={`${by} ${key}`} className="pl-2 text-muted">
          {t('results.unmeasured', { count, kind, by, column: labelIn(columns, key) })}
        </span>
      ))}
    </span>
  );
}

/** Rows that are read unasked, to know the columns by, do not count. */
function isOfPart({ arrangement, rows, needed, total }: Omit<ReadingFailureProps, 'merged'>): boolean {
  const { busy, failure, set } = rows;
  const isWanted = needed || isArranged(withoutRepeats(arrangement));
  return isWanted && (busy || failure !== undefined || !set.whole || total > set.total);
}

type ReadingFailureProps = Pick<ReadingBarProps, 'arrangement' | 'rows' | 'needed' | 'total'> & {
  readonly merged: boolean;
};

/** Says why reading stopped where the bar is shown, and always for merged rows. */
export function ReadingFailure({ merged, ...of }: ReadingFailureProps) {
  const { rows, total } = of;
  if (!rows.failure || !(merged || isOfPart(of))) return null;
  return (
    <FailureNotice
      failure={rows.failure}
      {...(rows.failed && { of: rows.failed })}
      onRetry={() => rows.read(unaskedOf(total))}
      className="m-3"
    />
  );
}

const labelIn = (columns: readonly ResultColumn[], key: string): string =>
  columns.find((column) => column.key === key)?.label ?? key;

function Progress({ read, total }: { readonly read: number; readonly total: number }) {
  const t = useMessages();
  return (
    <>
      <span className="text-muted tabular-nums">
        {t('results.reading', { read: formatNumber(read), total: formatNumber(total) })}
      </span>
      <progress
        aria-label={t('results.reading.label')}
        value={read}
        max={Math.max(1, total)}
        className="absolute inset-x-0 bottom-0 block h-0.5 w-full"
      />
    </>
  );
}

function ReadOn({ rows: { set, read, renew }, total }: Pick<ReadingBarProps, 'rows' | 'total'>) {
  const t = useMessages();
  if (!set.whole && set.count >= READ_UNASKED) {
    return (
      <Button size="small" onClick={() => read(Infinity)}>
        {t('results.readAll', { total: formatNumber(total) })}
      </Button>
    );
  }
  const newer = set.whole ? Math.max(0, total - set.total) : 0;
  return (
    newer > 0 && (
      <Button size="small" onClick={renew}>
        {t('results.newer', { count: newer })}
      </Button>
    )
  );
}

function Part({ set, total }: Pick<ReadingBarProps, 'set' | 'total'>) {
  const t = useMessages();
  const counts = { read: formatNumber(set.count), total: formatNumber(total) };
  return <span className="text-warn">{t('results.sum.soFar', counts)}</span>;
}

type ShownProps = Pick<ReadingBarProps, 'arrangement' | 'columns' | 'set' | 'total'> & {
  readonly shown: number;
};

function Shown({ arrangement, columns, set, shown, total }: ShownProps) {
  const t = useMessages();
  const filtered = isFiltered(arrangement);
  const counts = {
    shown: formatNumber(shown),
    read: formatNumber(set.count),
    total: formatNumber(set.whole ? set.count : total),
  };
  const text = t(`results.${filtered ? 'fits' : 'all'}${set.whole ? '' : 'SoFar'}`, counts);
  const { sort } = arrangement;
  if (!sort) return text;
  return t('results.sorted', {
    rows: text,
    column: labelIn(columns, sort.key),
    direction: sort.direction,
  });
}
