import { type FailureFacts, platformWords } from '#core/errors/failure.ts';
import { useMessages } from '#messages/use-messages.ts';

import { FailureCodes } from './failure-codes.tsx';

export function FailureLine({ facts }: { readonly facts: FailureFacts }) {
  const t = useMessages();
  const { kind } = facts;
  const words = platformWords(facts);
  if (kind === 'cancelled') return null;
  return (
    <div className="mt-1 text-muted">
      {t(`failure.${kind}.title`)}
      {words !== undefined && (
        <>
          {': '}
          <q className="whitespace-pre-line">{words}</q>
        </>
      )}
      <FailureCodes facts={facts} />
    </div>
  );
}
