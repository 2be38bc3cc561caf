import { useState } from 'react';

import type { StartReason } from '#core/draft/reasons/start-reason.ts';
import { formatNumber } from '#messages/format.ts';
import type { RunOrder } from '#core/run/run.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';

import { type NamedReason, useNamedReason } from './reason-text.tsx';

type ReasonsListProps = {
  readonly reasons: readonly StartReason[];
  readonly order?: RunOrder | undefined;
  readonly titleOf: (field: string) => string;
};

const DANGERS = 100;

const ROWS = 5;

export function ReasonsList({ reasons, order, titleOf }: ReasonsListProps) {
  const t = useMessages();
  const [isOpen, setIsOpen] = useState(false);
  const named = useNamedReason(titleOf, order);
  const isOutside = (reason: StartReason) => 'source' in reason;
  const rows = [...reasons.filter(isOutside), ...reasons.filter((reason) => !isOutside(reason))].flatMap(
    named,
  );
  if (rows.length === 0) return null;
  const dangers = rows.filter(({ isValue }) => isValue !== true);
  const values = rows.filter(({ isValue }) => isValue === true);
  const room = Math.max(1, ROWS - dangers.length);
  const shown = new Set([...dangers.slice(0, DANGERS), ...values.slice(0, room)]);
  const more = rows.filter((row) => !shown.has(row));
  return (
    <div className="my-3 rounded border border-line">
      <NamedReasons rows={rows.filter((row) => shown.has(row))} />
      {more.length > 0 && (
        <details
          className="border-t border-line"
          onToggle={({ currentTarget: { open } }) => setIsOpen((before) => before || open)}
        >
          <summary className="cursor-pointer px-3 py-1.5 text-accent">
            {t('start.confirm.more', { count: formatNumber(more.length) })}
          </summary>
          {isOpen && <NamedReasons rows={more} />}
        </details>
      )}
    </div>
  );
}

function NamedReasons({ rows }: { readonly rows: readonly NamedReason[] }) {
  const t = useMessages();
  return (
    <dl className="divide-y divide-line">
      {rows.map(({ name, value, usual, isValue = false }, index) => (
        <div
          key={index}
          className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4 px-3 py-1.5 sm:grid-cols-[9rem_minmax(0,1fr)]"
        >
          <dt className="min-w-0 wrap-anywhere text-muted">
            <bdi>{name}</bdi>
          </dt>
          <dd className="min-w-0 wrap-anywhere">
            <span className={classNames('font-medium', !isValue && 'text-warn')}>{value}</span>
            {usual !== undefined && (
              <span className="block text-sm text-muted">{t('link.confirm.usual', { value: usual })}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
