import { ChevronDown, CopyMinus } from 'lucide-react';
import { useMemo, useState } from 'react';

import type { Arrangement, RepeatView } from '#core/results/arrange-rows.ts';
import type { ProposedKey } from '#core/results/repeats/propose-keys.ts';
import { KEEPS, type Repeats } from '#core/results/repeats/repeats.ts';
import type { PlacedRow } from '#core/results/row-set.ts';
import type { ResultColumn } from '#core/run/run.ts';
import { formatList, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { RemovableChip } from '#ui/controls/chips.tsx';
import { type MenuItem, PopupMenu } from '#ui/overlay/popup-menu.tsx';

import { useProposedKeys } from './use-repeats.ts';

type RepeatsChipProps = {
  /** All that rows may be known by. */
  readonly columns: readonly ResultColumn[];
  /** All rows, also those that repeat others. */
  readonly rows: readonly PlacedRow[];
  /** Rows that there are, of which these may be the first. */
  readonly total: number;
  /** What was found by the rule of the arrangement; undefined until it is. */
  readonly repeats: Repeats | undefined;
  readonly arrangement: Arrangement;
  readonly onArrange: (arrangement: Arrangement) => void;
};

/** Keys that are offered. */
const MOST_OFFERED = 6;

/** Leaves out rows that repeat others by a key: by which, which of them is kept, and the way to see what is left out. */
export function RepeatsChip({ columns, rows, total, repeats, arrangement, onArrange }: RepeatsChipProps) {
  const t = useMessages();
  const [at, setAt] = useState<{ readonly left: number; readonly top: number }>();
  const keys = useMemo(() => columns.map(({ key }) => key), [columns]);
  const proposed = useProposedKeys(keys, rows);
  const { repeats: view, ...others } = arrangement;
  const put = (next: RepeatView | undefined) => onArrange({ ...others, ...(next && { repeats: next }) });
  const labelOf = (key: string) => columns.find((column) => column.key === key)?.label ?? key;
  const open = (element: HTMLElement) => {
    const { left, bottom } = element.getBoundingClientRect();
    setAt({ left, top: bottom });
  };
  const count = repeats?.leftOut.size ?? 0;
  const words = view && { keys: formatList(view.keys.map(labelOf)), count: formatNumber(count) };
  if (view === undefined && proposed.length === 0) return null;
  return (
    <>
      {words ? (
        <RemovableChip
          testId="repeats-chip"
          isActive
          label={t('repeats.keepAll')}
          onRemove={() => put(undefined)}
        >
          <button
            type="button"
            aria-haspopup="menu"
            onClick={({ currentTarget }) => open(currentTarget)}
            className="inline-flex min-h-7 min-w-0 items-center gap-1.5 pl-2 pointer-coarse:min-h-11"
          >
            <CopyMinus size={14} aria-hidden className="shrink-0" />
            <span className="truncate">
              <bdi>{t('repeats.by', words)}</bdi>{' '}
              <b className="tabular-nums">
                {t(view.show === 'leftOut' ? 'repeats.shown' : 'repeats.leftOut', words)}
              </b>
            </span>
            <ChevronDown size={13} aria-hidden className="shrink-0" />
          </button>
        </RemovableChip>
      ) : (
        <Button
          size="small"
          className="border-dashed"
          aria-haspopup="menu"
          onClick={({ currentTarget }) => open(currentTarget)}
        >
          <CopyMinus size={14} aria-hidden />
          {t('repeats.add')}
        </Button>
      )}
      {repeats && repeats.keyless > 0 && (
        <span className="text-muted">
          {t('repeats.keyless', { count: repeats.keyless, shown: formatNumber(repeats.keyless) })}
        </span>
      )}
      {at && (
        <PopupMenu
          label={t('repeats.menu')}
          at={at}
          onClose={() => setAt(undefined)}
          items={menuItems(t, { view, proposed, total, count, labelOf, put })}
        />
      )}
    </>
  );
}

type MenuParts = Pick<RepeatsChipProps, 'total'> & {
  readonly view: RepeatView | undefined;
  readonly proposed: readonly ProposedKey[];
  readonly count: number;
  readonly labelOf: (key: string) => string;
  readonly put: (next: RepeatView | undefined) => void;
};

function menuItems(
  t: ReturnType<typeof useMessages>,
  { view, proposed, total, count, labelOf, put }: MenuParts,
): readonly MenuItem[] {
  const { keep = 'first', show = 'kept' } = view ?? {};
  const keys = proposed.slice(0, MOST_OFFERED).map(({ key, rows, filled, repeated }): MenuItem => ({
    label: t('repeats.key', {
      name: labelOf(key),
      filled: formatNumber(filled / rows, { style: 'percent' }),
      repeated: formatNumber(repeated),
    }),
    ...(rows < total && {
      about: t('repeats.firstOf', { read: formatNumber(rows), total: formatNumber(total) }),
    }),
    checked: view?.keys.length === 1 && view.keys[0] === key,
    onSelect: () => put({ keys: [key], keep, show }),
  }));
  if (!view) return keys;
  return [
    ...keys,
    ...KEEPS.map((one, at): MenuItem => ({
      label: t(`repeats.keep.${one}`),
      checked: one === keep,
      apart: at === 0,
      onSelect: () => put({ ...view, keep: one }),
    })),
    {
      label: t(show === 'kept' ? 'repeats.show' : 'repeats.showKept', { count: formatNumber(count) }),
      apart: true,
      onSelect: () => put({ ...view, show: show === 'kept' ? 'leftOut' : 'kept' }),
    },
    { label: t('repeats.keepAll'), onSelect: () => put(undefined) },
  ];
}
