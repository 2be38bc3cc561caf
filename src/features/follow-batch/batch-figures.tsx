import { BatchStatus } from '#batches/batch-status.tsx';
import { spentText } from '#core/batch/course/course.ts';
import { isBatchOver } from '#core/batch/course/standing.ts';
import { formatDuration } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Figure, ResultFigures, Strong } from '#parts/result-figures.tsx';
import { costText, isSumTold } from '#parts/texts/cost-text.ts';

import { resultsOf, rowResultsText, tookSeconds } from './batch/batch-words.ts';
import type { ShownBatch } from './batch/shown-batch.ts';

export function BatchFigures({ shown: { batch, driver } }: { readonly shown: ShownBatch }) {
  const t = useMessages();
  const { course } = batch;
  const took = tookSeconds(course);
  const isUnsure = course.counts.lost + course.gone > 0;
  return (
    <>
      <span role="status" data-testid="batch-state" className="min-w-0">
        <BatchStatus batch={{ summary: { head: course }, isDriven: driver !== 'nobody' }} />
      </span>
      {isBatchOver(course) && (
        <ResultFigures label={t('batch.facts')}>
          {isSumTold(resultsOf(course)) && (
            <Figure name={t('batch.fact.results')}>
              <Strong>{rowResultsText(t, course)}</Strong>
            </Figure>
          )}
          <Figure name={t('batch.column.cost')}>
            {isUnsure && `${t('batch.fact.spent')} `}
            <Strong>{costText(t, Number(spentText(course)), course.untold)}</Strong>
          </Figure>
          {took > 0 && <Figure name={t('run.fact.duration')}>{formatDuration(took)}</Figure>}
        </ResultFigures>
      )}
    </>
  );
}
