import type { ReactNode } from 'react';

import { type Arrangement, isFiltered } from '#core/results/arrange-rows.ts';
import type { ColumnFacts } from '#core/results/columns/column-facts.ts';
import { type Condition, isOfPlaces } from '#core/results/filter/condition.ts';
import type { PlacedRow } from '#core/results/row-set.ts';
import type { ResultColumn } from '#core/run/run.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { RemovableChip } from '#ui/controls/chips.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

import { conditionWords } from './condition-words.ts';

const FilterDialog = lazyComponent(async () => (await import('./filter-dialog.tsx')).FilterDialog);

type FilterBarProps = {
  readonly arrangement: Arrangement;
  readonly onArrange: (arrangement: Arrangement) => void;
  readonly columns: readonly ResultColumn[];
  readonly facts: ReadonlyMap<string, ColumnFacts>;
  readonly rows: readonly PlacedRow[];
  readonly filterKey: string | undefined;
  readonly onAsk: (key: string | undefined) => void;
  readonly before?: ReactNode;
  readonly children?: ReactNode;
};

/** Conditions as chips that can be opened and removed; renders nothing if there is nothing to show. */
export function FilterBar(props: FilterBarProps) {
  const { arrangement, onArrange, columns, filterKey, onAsk, children } = props;
  const t = useMessages();
  const conditions = arrangement.conditions ?? [];
  const labels = new Map(columns.map(({ key, label }) => [key, label]));
  const withConditions = (next: readonly Condition[]) => onArrange({ ...arrangement, conditions: next });
  const close = () => onAsk(undefined);
  const isEmpty = !props.before && !children && conditions.length === 0;
  return (
    <div
      className={
        isEmpty
          ? undefined
          : 'flex min-h-11 shrink-0 flex-wrap items-center gap-2 border-b border-line px-4 py-1.5 text-sm max-sm:px-3 max-sm:py-0.5'
      }
    >
      {props.before}
      {conditions.map((condition, at) => (
        <Chip
          key={`${at} ${condition.key}`}
          words={conditionWords(t, condition, (key) => labels.get(key) ?? key)}
          onOpen={isOfPlaces(condition) ? undefined : () => onAsk(condition.key)}
          onRemove={() => withConditions(conditions.filter((other) => other !== condition))}
        />
      ))}
      {isFiltered(arrangement) && conditions.length > 0 && (
        <Button
          size="small"
          variant="quiet"
          onClick={() => onArrange({ ...arrangement, filter: '', conditions: [] })}
        >
          {t('filter.clear')}
        </Button>
      )}
      {children && (
        <div className="ml-auto flex flex-wrap items-center gap-x-4 gap-y-1 text-muted">{children}</div>
      )}
      {filterKey !== undefined && (
        <LazyPart>
          <FilterDialog
            {...props}
            start={filterKey}
            onClose={close}
            onApply={(key, condition) => {
              const others = conditions.filter((other) => other.key !== key || isOfPlaces(other));
              withConditions(condition ? [...others, condition] : others);
              close();
            }}
          />
        </LazyPart>
      )}
    </div>
  );
}

type ChipProps = {
  readonly words: { readonly column: string; readonly what: string };
  readonly onOpen: (() => void) | undefined;
  readonly onRemove: () => void;
};

function Chip({ words: { column, what }, onOpen, onRemove }: ChipProps) {
  const t = useMessages();
  const text = (
    <>
      <bdi>{column}</bdi> <bdi className="font-medium">{what}</bdi>
    </>
  );
  return (
    <RemovableChip
      testId="filter-chip"
      isActive
      label={t('filter.remove', { filter: `${column} ${what}` })}
      onRemove={onRemove}
    >
      {onOpen ? (
        <button type="button" onClick={onOpen} className="min-h-7 truncate pl-2 pointer-coarse:min-h-11">
          {text}
        </button>
      ) : (
        <span className="truncate pl-2">{text}</span>
      )}
    </RemovableChip>
  );
}
