import { ArrowDown, ArrowUp, ChevronDown, TableColumnsSplit } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';

import { textTest } from '#core/find/text-test.ts';
import type { JsonObject } from '#core/json/json.ts';
import {
  type ColumnLayout,
  moveColumn,
  orderColumns,
  PLAIN_LAYOUT,
  toggleColumn,
  toggleSplit,
} from '#core/results/columns/column-layout.ts';
import { canSplit, type ColumnFacts } from '#core/results/columns/column-facts.ts';
import { familyOf } from '#core/results/values/families.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';

import { Button, IconButton } from '../../controls/button.tsx';
import { CONTROL } from '../../controls/control-style.ts';
import type { DataColumn } from '../data-column.ts';

type ColumnsMenuProps = {
  readonly columns: readonly DataColumn[];
  readonly layout: ColumnLayout;
  readonly onLayout: (layout: ColumnLayout) => void;
  readonly sample: readonly JsonObject[];
  readonly facts: ReadonlyMap<string, ColumnFacts>;
  readonly empty?: string | undefined;
};

const MANY = 12;

/** Pixels between the menu and its button, and between the menu and the window edges. */
const GAP = 6;
const MARGIN = 12;
const LITTLE_ROOM = 280;
const WIDTH = 288;

export function ColumnsMenu(props: ColumnsMenuProps) {
  const { columns, layout, facts } = props;
  const t = useMessages();
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  // The window may be made smaller, or turned, while it is open.
  useEffect(() => {
    if (!open) return undefined;
    const place = () => {
      if (trigger.current && menu.current) placeAt(trigger.current, menu.current);
    };
    window.addEventListener('resize', place);
    return () => window.removeEventListener('resize', place);
  }, [open]);
  const isEmptyColumn = (key: string) => !layout.showEmpty && facts.get(key)?.filled === 0;
  const shown = columns.filter(({ key }) => !layout.hidden.has(key) && !isEmptyColumn(key)).length;
  const counts = { shown: formatNumber(shown), total: formatNumber(columns.length) };
  return (
    <>
      <Button ref={trigger} size="small" popoverTarget={id} aria-haspopup="dialog">
        <span className="max-sm:hidden">{t('table.columns', counts)}</span>
        <span className="sm:hidden">{t('table.columns.short')}</span>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={t('table.columns.label')}
        onBeforeToggle={({ newState, currentTarget }) => {
          if (newState === 'open' && trigger.current) placeAt(trigger.current, currentTarget);
        }}
        onToggle={({ newState }) => setOpen(newState === 'open')}
        onBlur={({ currentTarget, relatedTarget }) => {
          const isLeft = relatedTarget !== null && !currentTarget.contains(relatedTarget);
          if (isLeft && relatedTarget !== trigger.current) currentTarget.hidePopover();
        }}
        className="absolute inset-auto m-0 w-72 max-w-[calc(100vw-1.5rem)] flex-col rounded border border-line bg-surface p-2 text-ink shadow-lg open:flex"
      >
        {open && <ColumnsList {...props} />}
      </div>
    </>
  );
}

function placeAt(trigger: HTMLElement, menu: HTMLElement): void {
  const { top, bottom, right } = trigger.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const below = clientHeight - bottom - GAP - MARGIN;
  const above = top - GAP - MARGIN;
  const isAbove = below < LITTLE_ROOM && above > below;
  const width = Math.min(WIDTH, clientWidth - 2 * MARGIN);
  menu.style.maxHeight = `min(28rem, ${isAbove ? above : below}px)`;
  menu.style.left = `${scrollX + Math.min(Math.max(right - width, MARGIN), clientWidth - width - MARGIN)}px`;
  menu.style.top = `${scrollY + (isAbove ? top - GAP : bottom + GAP)}px`;
  menu.style.translate = isAbove ? '0 -100%' : 'none';
}

function ColumnsList({ columns, layout, onLayout, sample, facts, empty }: ColumnsMenuProps) {
  const t = useMessages();
  const [search, setSearch] = useState('');
  const ordered = orderColumns(columns, layout);
  const holds = textTest(search);
  const found = ordered.filter(({ key, label }) => holds([label, key]));
  const joined = [...layout.split].filter((key) =>
    columns.some((column) => column.key.startsWith(`${key}/`) || familyOf(column.key) === key),
  );
  const splittable = new Set(
    columns.map(({ key }) => key).filter((key) => canSplit(key, facts.get(key)?.kind, sample)),
  );
  const hideAll = () => onLayout({ ...layout, hidden: new Set(columns.map(({ key }) => key)) });
  return (
    <>
      {columns.length > MANY && (
        <input
          type="search"
          autoFocus
          aria-label={t('table.columns.search')}
          placeholder={t('table.columns.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className={CONTROL}
        />
      )}
      <ul className="my-1 min-h-0 grow overflow-auto">
        {found.map(({ key, label }, at) => (
          <li key={key} className="flex items-center gap-1 rounded pl-1 hover:bg-sunken">
            <label className="flex min-h-7 min-w-0 grow cursor-pointer items-center gap-2 pointer-coarse:min-h-11">
              <input
                type="checkbox"
                autoFocus={at === 0 && columns.length <= MANY}
                checked={!layout.hidden.has(key)}
                onChange={() => onLayout(toggleColumn(layout, key))}
              />
              <span className="truncate" title={key}>
                {label}
              </span>
            </label>
            {splittable.has(key) && !layout.split.has(key) && (
              <IconButton
                label={t('table.columns.split', { name: label })}
                onClick={() => onLayout(toggleSplit(layout, key))}
              >
                <TableColumnsSplit size={14} aria-hidden />
              </IconButton>
            )}
            {([-1, 1] as const).map((step) => (
              <MoveButton
                key={step}
                label={label}
                step={step}
                stuck={ordered.at(step === -1 ? 0 : -1)?.key === key}
                onMove={() => onLayout(moveColumn(columns, layout, { key, step }))}
              />
            ))}
          </li>
        ))}
      </ul>
      {joined.map((key) => (
        <Button
          key={key}
          size="small"
          variant="quiet"
          className="justify-start"
          onClick={() => onLayout(toggleSplit(layout, key))}
        >
          <span className="truncate">{t('table.columns.join', { name: key })}</span>
        </Button>
      ))}
      {empty !== undefined && (
        <label className="flex min-h-7 cursor-pointer items-center gap-2 border-t border-line p-1 text-sm pointer-coarse:min-h-11">
          <input
            type="checkbox"
            checked={layout.showEmpty}
            onChange={() => onLayout({ ...layout, showEmpty: !layout.showEmpty })}
          />
          {t('table.columns.showEmpty')}
          <span className="text-muted">{empty}</span>
        </label>
      )}
      <div className="flex flex-wrap gap-1 border-t border-line pt-2">
        <Button size="small" variant="quiet" onClick={() => onLayout({ ...layout, hidden: new Set() })}>
          {t('table.columns.showAll')}
        </Button>
        <Button size="small" variant="quiet" onClick={hideAll}>
          {t('table.columns.hideAll')}
        </Button>
        {layout.order.length === 0 ? (
          <Button
            size="small"
            variant="quiet"
            onClick={() => onLayout({ ...layout, order: fullestFirst(columns, facts) })}
          >
            {t('table.columns.fullest')}
          </Button>
        ) : (
          <Button size="small" variant="quiet" onClick={() => onLayout({ ...layout, order: [] })}>
            {t('table.columns.given')}
          </Button>
        )}
        <Button size="small" variant="quiet" className="ml-auto" onClick={() => onLayout(PLAIN_LAYOUT)}>
          {t('table.columns.reset')}
        </Button>
      </div>
    </>
  );
}

/** Column keys by number of filled rows; equal counts keep their order. */
function fullestFirst(
  columns: readonly DataColumn[],
  facts: ReadonlyMap<string, ColumnFacts>,
): readonly string[] {
  const filled = (key: string) => facts.get(key)?.filled ?? 0;
  return columns.map(({ key }) => key).toSorted((a, b) => filled(b) - filled(a));
}

type MoveButtonProps = {
  readonly label: string;
  readonly step: -1 | 1;
  /** At the end already: announced, but still focusable, so that the focus is not lost. */
  readonly stuck: boolean;
  readonly onMove: () => void;
};

function MoveButton({ label, step, stuck, onMove }: MoveButtonProps) {
  const t = useMessages();
  const Icon = step === -1 ? ArrowUp : ArrowDown;
  return (
    <IconButton
      label={t(step === -1 ? 'table.columns.up' : 'table.columns.down', { name: label })}
      aria-disabled={stuck}
      onClick={onMove}
      className="aria-disabled:opacity-40"
    >
      <Icon size={14} aria-hidden />
    </IconButton>
  );
}
