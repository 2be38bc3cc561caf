import type { StartReason } from '#core/draft/reasons/start-reason.ts';
import { useMessages } from '#messages/use-messages.ts';

import { useNamedReason } from './reason-text.tsx';

type ReasonsListProps = {
  readonly reasons: readonly StartReason[];
  readonly titleOf: (field: string) => string;
};

/** By name and value. */
function ReasonsList({ reasons, titleOf }: ReasonsListProps) {
  const t = useMessages();
  const named = useNamedReason(titleOf);
  if (reasons.length === 0) return null;
  return (
    <dl className="my-3 divide-y divide-line rounded border border-line">
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
