import { TableProperties } from 'lucide-react';

import { withQuery } from '#core/address/query-part.ts';
import type { ResultsOf } from '#features/set-up-batch/earlier/earlier-rows.ts';
import { useMessages } from '#messages/use-messages.ts';
import type { ActionLook } from '#ui/overlay/menu-button.tsx';

import { RESULTS_OF } from './results-address.ts';
import { SetUpOfAWorker } from './set-up-of-a-worker.tsx';

export function UseAsRows({ of, look }: { readonly of: ResultsOf; readonly look?: ActionLook | undefined }) {
  const t = useMessages();
  return (
    <SetUpOfAWorker title={t('results.useAsRows.title')} from={withQuery('', RESULTS_OF, of)} look={look}>
      <TableProperties size={14} aria-hidden />
      {t('results.useAsRows')}
    </SetUpOfAWorker>
  );
}
