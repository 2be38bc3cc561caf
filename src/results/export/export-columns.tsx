import { type KeyboardEvent, useState } from 'react';

import { textTest } from '#core/find/text-test.ts';
import type { ResultColumn } from '#core/run/run.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';

type ExportColumnsProps = {
  readonly columns: readonly ResultColumn[];
  readonly shownKeys: readonly string[];
  readonly inTable: number;
  readonly keys: readonly string[];
  readonly onChange: (keys: readonly string[]) => void;
};

const STEP: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Up and Down move between search and list: all of it is one Tab stop. */
function step(event: KeyboardEvent<HTMLElement>): void {
  const by = STEP[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, button')];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  stops[Math.max(0, Math.min(stops.length - 1, at + by))]?.focus();
}

export function ExportColumns({ columns, shownKeys, inTable, keys, onChange }: ExportColumnsProps) {
  const t = useMessages();
  const [search, setSearch] = useState('');
  const chosen = new Set(keys);
  const shown = new Set(shownKeys);
  const order = [...shownKeys, ...columns.map(({ key }) => key).filter((key) => !shown.has(key))];
  const labels = new Map(columns.map(({ key, label }) => [key, label]));
  const holds = textTest(search);
  const toggle = (toggled: string) =>
    onChange(order.filter((key) => (key === toggled ? !chosen.has(key) : chosen.has(key))));
  return (
    <div role="group" aria-label={t('export.columns')} className="mt-2" onKeyDown={step}>
      <div className="flex gap-1.5">
        <input
          type="search"
          aria-label={t('table.columns.search')}
          placeholder={t('table.columns.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className={CONTROL}
        />
        <Button tabIndex={-1} onClick={() => onChange([])}>
          {t('export.columns.none')}
        </Button>
      </div>
      <ul className="mt-1.5 grid max-h-44 grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-3 overflow-auto rounded border border-line px-2.5 py-1">
        {order
          .filter((key) => holds([labels.get(key) ?? key, key]))
          .map((key) => (
            <li key={key}>
              <label className="flex min-h-7 cursor-pointer items-center gap-2 pointer-coarse:min-h-11">
                <input type="checkbox" tabIndex={-1} checked={chosen.has(key)} onChange={() => toggle(key)} />
                <span className="truncate" title={key}>
                  {labels.get(key) ?? key}
                </span>
              </label>
            </li>
          ))}
      </ul>
      {inTable < columns.length && (
        <p className="mt-1 text-sm text-muted">
          {t('export.columns.groups', { count: inTable, total: columns.length })}
        </p>
      )}
      {keys.length === 0 && (
        <p role="alert" className="mt-1 text-sm text-bad">
          {t('export.columns.needed')}
        </p>
      )}
    </div>
  );
}
