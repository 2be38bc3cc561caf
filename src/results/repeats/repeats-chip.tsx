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
import { type MenuItem, type MenuPlace, placeBelow, PopupMenu } from '#ui/overlay/popup-menu.tsx';

import { useProposedKeys } from './use-repeats.ts';

type RepeatsChipProps = {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly PlacedRow[];
  readonly runKey: string | undefined;
  readonly total: number;
  readonly repeats: Repeats | undefined;
  readonly arrangement: Arrangement;
  readonly onArrange: (arrangement: Arrangement) => void;
};

const MOST_OFFERED = 6;

export function RepeatsChip(props: RepeatsChipProps) {
  const { columns, rows, runKey, total, repeats, arrangement, onArrange } = props;
  const t = useMessages();
  const [menu, setMenu] = useState<OpenMenu>();
  const keys = useMemo(() => columns.map(({ key }) => key), [columns]);
  const proposed = useProposedKeys(keys, rows, runKey).slice(0, MOST_OFFERED);
  const { repeats: view, ...others } = arrangement;
  const put = (next: RepeatView | undefined) => onArrange({ ...others, ...(next && { repeats: next }) });
  const labelOf = (key: string) => columns.find((column) => column.key === key)?.label ?? key;
  const open = (element: HTMLElement) => setMenu({ at: placeBelow(element), of: 'proposed' });
  const count = repeats?.leftOut.size ?? 0;
  const words = view && { keys: formatList(view.keys.map(labelOf)), count: formatNumber(count) };
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
      {menu && (
        <PopupMenu
          key={menu.of}
          label={t('repeats.menu')}
          at={menu.at}
          onClose={() => setMenu(undefined)}
          items={
            menu.of === 'proposed'
              ? menuItems(t, {
                  view,
                  proposed,
                  total,
                  count,
                  labelOf,
                  put,
                  onOther: () => setMenu({ ...menu, of: 'all' }),
                })
              : columns.map(({ key, label }) => keyItem({ view, put }, key, label))
          }
        />
      )}
    </>
  );
}

type OpenMenu = { readonly at: MenuPlace; readonly of: 'proposed' | 'all' };

type MenuParts = Pick<RepeatsChipProps, 'total'> & {
  readonly view: RepeatView | undefined;
  readonly proposed: readonly ProposedKey[];
  readonly count: number;
  readonly labelOf: (key: string) => string;
  readonly put: (next: RepeatView | undefined) => void;
  readonly onOther: () => void;
};

function keyItem({ view, put }: Pick<MenuParts, 'view' | 'put'>, key: string, label: string): MenuItem {
  const { keep = 'first', show = 'kept' } = view ?? {};
  return {
    key,
    label,
    checked: view?.keys.length === 1 && view.keys[0] === key,
    onSelect: () => put({ keys: [key], keep, show }),
  };
}

function menuItems(
  t: ReturnType<typeof useMessages>,
  { view, proposed, total, count, labelOf, put, onOther }: MenuParts,
): readonly MenuItem[] {
  const keys: readonly MenuItem[] = [
    ...proposed.map(({ key, rows, filled, repeated }): MenuItem => {
      const label = t('repeats.key', {
        name: labelOf(key),
        filled: formatNumber(filled / rows, { style: 'percent' }),
        repeated: formatNumber(repeated),
      });
      const about = t('repeats.firstOf', { read: formatNumber(rows), total: formatNumber(total) });
      return { ...keyItem({ view, put }, key, label), ...(rows < total && { about }) };
    }),
    { label: t('repeats.other'), onSelect: onOther },
  ];
  if (!view) return keys;
  const { keep, show } = view;
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
