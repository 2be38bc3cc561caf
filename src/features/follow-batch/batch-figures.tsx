import { BatchStatus } from '#batches/batch-status.tsx';
import { spentText } from '#core/batch/state/batch-state.ts';
import { isBatchOver } from '#core/batch/state/standing.ts';
import { formatDuration, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Figure, ResultFigures, Strong } from '#parts/result-figures.tsx';
import { costText, isSumKnown } from '#parts/texts/cost-text.ts';

import { resultsOf, rowResultsText, tookSeconds } from './batch/batch-words.ts';
import { useExpectedResults } from './batch/use-expected-results.ts';
import type { ShownBatch } from './batch/shown-batch.ts';

export function BatchFigures({ shown: { batch, driver } }: { readonly shown: ShownBatch }) {
  const t = useMessages();
  const { state: batchState } = batch;
  const took = tookSeconds(batchState);
  const { sum, unknownCount } = resultsOf(batchState);
  const expected = useExpectedResults(isBatchOver(batchState) ? batch.plan : undefined, batchState) ?? 0;
  const isUnsure = batchState.counts.lost + batchState.gone > 0;
  return (
    <>
      <span role="status" data-testid="batch-state" className="min-w-0">
        <BatchStatus batch={{ summary: { head: batchState }, isDriven: driver !== 'nobody' }} />
      </span>
      {isBatchOver(batchState) && (
        <ResultFigures label={t('batch.facts')}>
          {isSumKnown(resultsOf(batchState)) && (
            <Figure name={t('batch.fact.results')}>
              {unknownCount === 0 && sum < expected ? (
                <>
                  <Strong>{formatNumber(sum)}</Strong>{' '}
                  {t('run.results.ofAsked', { asked: formatNumber(expected) })}
                </>
              ) : (
                <Strong>{rowResultsText(t, batchState)}</Strong>
              )}
            </Figure>
          )}
          <Figure name={t('batch.column.cost')}>
            {isUnsure && `${t('batch.fact.spent')} `}
            <Strong>{costText(t, Number(spentText(batchState)), batchState.untold)}</Strong>
          </Figure>
          {took > 0 && <Figure name={t('run.fact.duration')}>{formatDuration(took)}</Figure>}
        </ResultFigures>
      )}
    </>
  );
}
