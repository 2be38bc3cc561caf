import type { ColumnFacts } from '#core/results/columns/column-facts.ts';
import { type RowSet, placedRows } from '#core/results/row-set.ts';
import type { ResultColumn } from '#core/run/run.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useColumnFacts } from '#results/columns/use-column-facts.ts';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';

type ColumnChangesProps = {
  readonly columns: readonly ResultColumn[];
  readonly older: RowSet;
  readonly newer: RowSet;
};

export function ColumnChanges({ columns, older, newer }: ColumnChangesProps) {
  const t = useMessages();
  const was = useColumnFacts(columns, placedRows(older), NO_SAMPLE).facts;
  const is = useColumnFacts(columns, placedRows(newer), NO_SAMPLE).facts;
  const rows = columns
    .map((column) => ({ column, before: was.get(column.key), after: is.get(column.key) }))
    .toSorted((a, b) => changeOf(b) - changeOf(a));
  return (
    <Card className="overflow-x-auto">
      <table aria-label={t('difference.tab.columns')} className="w-full border-collapse text-left">
        <thead className="bg-sunken text-muted">
          <tr>
            {HEADS.map((head) => (
              <th key={head} scope="col" className="px-4 py-1.5 font-medium">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(({ column, before, after }) => (
            <tr key={column.key}>
              <th scope="row" className="px-4 py-1.5 font-normal wrap-anywhere">
                <bdi>{column.label}</bdi>
              </th>
              <Both before={kindWord(t, before)} after={kindWord(t, after)} />
              <Both before={share(before)} after={share(after)} />
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

const NO_SAMPLE: readonly never[] = [];
const HEADS = ['difference.columns.column', 'difference.columns.kind', 'difference.columns.filled'] as const;

type Facts = ColumnFacts | undefined;

const kindWord = (t: ReturnType<typeof useMessages>, facts: Facts): string =>
  t(`summary.kind.${facts?.kind ?? 'empty'}`);

const shareOf = (facts: Facts): number => (facts && facts.rows > 0 ? facts.filled / facts.rows : 0);

const share = (facts: Facts): string =>
  formatNumber(shareOf(facts), { style: 'percent', maximumFractionDigits: 0 });

function changeOf({ before, after }: { readonly before: Facts; readonly after: Facts }): number {
  const isOther = (before?.kind ?? 'empty') !== (after?.kind ?? 'empty');
  return (isOther ? 1 : 0) + Math.abs(shareOf(before) - shareOf(after));
}

function Both({ before, after }: { readonly before: string; readonly after: string }) {
  const isChanged = before !== after;
  return (
    <td className={classNames('px-4 py-1.5 tabular-nums', isChanged ? 'bg-tint' : 'text-muted')}>
      {isChanged && <span className="text-muted">{before} → </span>}
      <span className={classNames(isChanged && 'font-medium')}>{after}</span>
    </td>
  );
}
