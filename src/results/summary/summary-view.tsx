import {
  Braces,
  Calendar,
  CircleDashed,
  Hash,
  Link2,
  List,
  type LucideIcon,
  MapPin,
  ToggleLeft,
  Type,
} from 'lucide-react';
import { memo, useMemo, useState } from 'react';

import type { Arrangement } from '#core/results/arrange-rows.ts';
import type { ColumnFacts, ColumnKind } from '#core/results/columns/column-facts.ts';
import type { Condition } from '#core/results/filter/condition.ts';
import { clockText } from '#core/results/filter/measure.ts';
import type { PlacedRow } from '#core/results/row-set.ts';
import type { ColumnSummary } from '#core/results/summary/summary.ts';
import type { ResultColumn } from '#core/run/run.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import { GroupDialog, type GroupDialogProps } from './group-dialog.tsx';
import { Histogram } from './histogram.tsx';
import { useSummaries } from './use-summaries.ts';
import { ValueBars } from './value-bars.tsx';

type SummaryViewProps = {
  readonly columns: readonly ResultColumn[];
  readonly facts: ReadonlyMap<string, ColumnFacts>;
  readonly rows: readonly PlacedRow[];
  readonly firstOf: GroupDialogProps['firstOf'];
  readonly arrangement: Arrangement;
  readonly onArrange: (arrangement: Arrangement) => void;
};

export function SummaryView({ columns, facts, rows, firstOf, arrangement, onArrange }: SummaryViewProps) {
  const [opened, setOpened] = useState<string>();
  const kinds = columns.map(({ key }) => facts.get(key)?.kind ?? 'text').join();
  const tallied = useMemo(
    () => columns.map(({ key }, at) => ({ key, kind: kindAt(kinds, at) })),
    [columns, kinds],
  );
  const summaries = useSummaries(rows, arrangement, tallied);
  const conditions = arrangement.conditions ?? [];
  const setCondition = (key: string, condition: Condition | undefined) => {
    const others = conditions.filter((other) => other.key !== key);
    onArrange({ ...arrangement, conditions: condition ? [...others, condition] : others });
  };
  const column = columns.find(({ key }) => key === opened);
  return (
    <>
      <div className="grid max-h-[max(24rem,calc(100dvh-17rem))] gap-px overflow-auto sm:grid-cols-2 lg:grid-cols-3">
        {columns.map(({ key, label }) => (
          <Section
            key={key}
            label={label}
            summary={summaries.get(key)}
            condition={conditions.find((other) => other.key === key)}
            onCondition={setCondition}
            onOpen={setOpened}
          />
        ))}
      </div>
      {column && (
        <GroupDialog
          column={column}
          columns={columns}
          facts={facts}
          rows={rows}
          firstOf={firstOf}
          arrangement={arrangement}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  );
}

const kindAt = (kinds: string, at: number) => kinds.split(',')[at] as ColumnKind; // joined from them

const ICON: Record<ColumnKind, LucideIcon> = {
  empty: CircleDashed,
  text: Type,
  number: Hash,
  date: Calendar,
  boolean: ToggleLeft,
  link: Link2,
  list: List,
  place: MapPin,
  nested: Braces,
};

type SectionProps = {
  readonly label: string;
  readonly summary: ColumnSummary | undefined;
  readonly condition: Condition | undefined;
  readonly onCondition: (key: string, condition: Condition | undefined) => void;
  readonly onOpen: (key: string) => void;
};

const HAIRLINES = { boxShadow: '0 0 0 1px var(--line)' };

const Section = memo(function Section({ label, summary, condition, onCondition, onOpen }: SectionProps) {
  const t = useMessages();
  if (!summary) {
    return (
      <section aria-label={label} className="min-h-43 px-3.5 py-3" style={HAIRLINES}>
        <h2 className="truncate font-semibold">{label}</h2>
        <Skeleton className="mt-3 h-24 w-full" />
      </section>
    );
  }
  const { key, kind } = summary;
  const Icon = ICON[kind];
  const distinct = formatNumber(summary.distinct);
  return (
    <section aria-label={label} data-column={key} className="min-h-43 px-3.5 py-3" style={HAIRLINES}>
      <div className="flex items-center gap-2">
        <span role="img" aria-label={t(`summary.kind.${kind}`)} title={t(`summary.kind.${kind}`)}>
          <Icon size={14} aria-hidden className="text-muted" />
        </span>
        <h2 className="min-w-0 grow font-semibold">
          <button
            type="button"
            title={t('summary.open', { column: label })}
            onClick={() => onOpen(key)}
            className="touch-target max-w-full truncate hover:text-accent hover:underline"
          >
            <bdi>{label}</bdi>
          </button>
        </h2>
        <span className="shrink-0 text-sm text-muted tabular-nums">
          {t(summary.tooMany ? 'summary.distinctAtLeast' : 'summary.distinct', { count: distinct })}
        </span>
      </div>
      <Filled summary={summary} />
      {summary.bins.length > 0 ? (
        <Histogram
          label={label}
          summary={summary}
          condition={condition}
          onCondition={(next) => onCondition(key, next)}
        />
      ) : summary.tooMany || kind === 'nested' || kind === 'place' ? null : (
        <ValueBars
          label={label}
          summary={summary}
          condition={condition}
          onCondition={(next) => onCondition(key, next)}
        />
      )}
      <Figures summary={summary} />
    </section>
  );
});

function Filled({ summary: { filled, rows } }: { readonly summary: ColumnSummary }) {
  const t = useMessages();
  const share = rows === 0 ? 0 : filled / rows;
  // What is nearly all is not all.
  const percent = share > 0.995 && share < 1 ? 0.99 : share > 0 && share < 0.005 ? 0.01 : share;
  return (
    <div className="mt-1 mb-2 flex items-center gap-2.5 text-sm text-muted tabular-nums">
      <span aria-hidden className="h-1 grow rounded-full bg-bar-ghost">
        <span
          data-fill
          className="block h-1 rounded-full bg-line-strong"
          style={{ width: `${100 * share}%` }}
        />
      </span>
      {t('summary.filled', { share: formatNumber(percent, { style: 'percent' }) })}
    </div>
  );
}

function Figures({ summary }: { readonly summary: ColumnSummary }) {
  const t = useMessages();
  const { kind, least, median, greatest, others } = summary;
  const write = kind === 'date' ? (at: number) => clockText(at).slice(0, 10) : writeNumber;
  return (
    <p className="mt-1.5 flex flex-wrap gap-x-4 text-sm text-muted tabular-nums">
      {least !== undefined && median !== undefined && greatest !== undefined && (
        <>
          <Figure name={t('summary.least', { kind })} value={write(least)} />
          <Figure name={t('summary.median')} value={write(median)} />
          <Figure name={t('summary.greatest', { kind })} value={write(greatest)} />
        </>
      )}
      {others > 0 && <span>{t('summary.others', { count: others, kind })}</span>}
    </p>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <span>
      {name} <span className="font-medium text-ink">{value}</span>
    </span>
  );
}

const writeNumber = (number: number) => formatNumber(number, { maximumSignificantDigits: 6 });
