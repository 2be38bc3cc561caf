import { useState } from 'react';

import type { StartReason } from '#core/draft/reasons/start-reason.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';

import { useNamedReason } from './reason-text.tsx';

type ReasonsListProps = {
  readonly reasons: readonly StartReason[];
  readonly titleOf: (field: string) => string;
};

/** So many reasons are named before the others are asked for; a sheet can have one in each row. */
const NAMED = 100;

/** By name and value. */
export function ReasonsList({ reasons, titleOf }: ReasonsListProps) {
  const t = useMessages();
  const [isOpen, setIsOpen] = useState(false);
  const more = reasons.slice(NAMED);
  if (reasons.length === 0) return null;
  return (
    <div className="my-3 rounded border border-line">
      <NamedReasons reasons={reasons.slice(0, NAMED)} titleOf={titleOf} />
      {more.length > 0 && (
        <details
          className="border-t border-line"
          onToggle={({ currentTarget: { open } }) => setIsOpen((before) => before || open)}
        >
          <summary className="cursor-pointer px-3 py-1.5 text-warn">
            {t('start.confirm.more', { count: formatNumber(more.length) })}
          </summary>
          {isOpen && <NamedReasons reasons={more} titleOf={titleOf} />}
        </details>
      )}
    </div>
  );
}

function NamedReasons({ reasons, titleOf }: ReasonsListProps) {
  const t = useMessages();
  const named = useNamedReason(titleOf);
  return (
    <dl className="divide-y divide-line">
      {reasons.flatMap(named).map(({ name, value, usual }, index) => (
        <div
          key={index}
          className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4 px-3 py-1.5 sm:grid-cols-[9rem_minmax(0,1fr)]"
        >
          <dt className="min-w-0 wrap-anywhere text-muted">
            <bdi>{name}</bdi>
          </dt>
          <dd className="min-w-0 wrap-anywhere">
            <span className="font-medium text-warn">{value}</span>
            {usual !== undefined && (
              <span className="block text-sm text-muted">{t('link.confirm.usual', { value: usual })}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

type SourcedReasonsProps = ReasonsListProps & {
  /** Something came from outside, and is told as that. */
  readonly isFromOutside: boolean;
};

/** What was set from outside first: what nobody there set is not said to come from there. */
export function SourcedReasons({ reasons, titleOf, isFromOutside }: SourcedReasonsProps) {
  const t = useMessages();
  const isOutside = (reason: StartReason) => 'source' in reason;
  const others = reasons.filter((reason) => !isOutside(reason));
  return (
    <>
      <ReasonsList reasons={reasons.filter(isOutside)} titleOf={titleOf} />
      {isFromOutside && others.some(({ kind }) => kind === 'noCap') && <p>{t('start.confirm.about')}</p>}
      <ReasonsList reasons={others} titleOf={titleOf} />
    </>
  );
}
