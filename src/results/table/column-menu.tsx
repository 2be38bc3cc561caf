import {
  ArrowDown,
  ArrowUp,
  Copy,
  EyeOff,
  ListFilter,
  Pin,
  PinOff,
  Sigma,
  TableColumnsSplit,
  Undo2,
} from 'lucide-react';

import {
  COLUMN_FORMATS,
  type ColumnLayout,
  formatColumn,
  toggleColumn,
  togglePinned,
  toggleSplit,
} from '#core/results/columns/column-layout.ts';
import { canSplit } from '#core/results/columns/column-facts.ts';
import { useMessages } from '#messages/use-messages.ts';
import type { DataColumn } from '#ui/data-table/data-column.ts';
import type { MenuItem } from '#ui/overlay/popup-menu.tsx';

import type { ResultsSource } from '../results-source.ts';
import { type SeenResults, withSort } from '../use-results.ts';
import { isSummable } from './sum-bar.tsx';

type ColumnMenuParts = {
  readonly source: ResultsSource;
  readonly seen: SeenResults;
  readonly layout: ColumnLayout;
  readonly onLayout: (layout: ColumnLayout) => void;
  readonly onFilter: (key: string) => void;
  readonly onCopy: (key: string) => void;
};

const ICON = 14;

export function useColumnMenu(parts: ColumnMenuParts): (column: DataColumn) => readonly MenuItem[] {
  const t = useMessages();
  const { source, seen, layout, onLayout, onFilter, onCopy } = parts;
  const { arrangement, facts } = seen;
  return ({ key }) => {
    const { sort } = arrangement;
    const direction = sort?.key === key ? sort.direction : undefined;
    const sortBy = (next: 'ascending' | 'descending' | undefined) =>
      seen.arrange(withSort(arrangement, next && { key, direction: next }));
    const isPinned = layout.pinned.includes(key);
    const kind = facts.get(key)?.kind;
    const format = layout.formats.get(key);
    const items: (MenuItem | false)[] = [
      direction !== 'ascending' && {
        label: t('table.menu.ascending'),
        icon: <ArrowUp size={ICON} />,
        onSelect: () => sortBy('ascending'),
      },
      direction !== 'descending' && {
        label: t('table.menu.descending'),
        icon: <ArrowDown size={ICON} />,
        onSelect: () => sortBy('descending'),
      },
      direction !== undefined && {
        label: t('table.menu.asTheyCome'),
        icon: <Undo2 size={ICON} />,
        onSelect: () => sortBy(undefined),
      },
      { label: t('table.menu.filter'), icon: <ListFilter size={ICON} />, onSelect: () => onFilter(key) },
      isSummable(key, facts, source.window.sample) && {
        label: t('table.menu.sum'),
        icon: <Sigma size={ICON} />,
        onSelect: () => seen.sum(key),
      },
      {
        label: t(isPinned ? 'table.menu.unpin' : 'table.menu.pin'),
        icon: isPinned ? <PinOff size={ICON} /> : <Pin size={ICON} />,
        apart: true,
        onSelect: () => onLayout(togglePinned(layout, key)),
      },
      {
        label: t('table.menu.hide'),
        icon: <EyeOff size={ICON} />,
        onSelect: () => onLayout(toggleColumn(layout, key)),
      },
      canSplit(key, kind, source.window.sample) && {
        label: t('table.menu.split'),
        icon: <TableColumnsSplit size={ICON} />,
        onSelect: () => onLayout(toggleSplit(layout, key)),
      },
      {
        label: t('table.menu.copy'),
        icon: <Copy size={ICON} />,
        onSelect: () => onCopy(key),
      },
      ...([undefined, ...COLUMN_FORMATS] as const).map((choice, at) => ({
        label: t(`table.menu.format.${choice ?? 'auto'}`),
        checked: choice === format,
        apart: at === 0,
        onSelect: () => onLayout(formatColumn(layout, key, choice)),
      })),
    ];
    return items.filter((item) => item !== false);
  };
}
