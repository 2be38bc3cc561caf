import { useCallback } from 'react';

import type { RowProblem } from '#core/batch/sheet/check-rows.ts';
import type { RowOption } from '#core/batch/sheet/row-option.ts';
import type { OptionProblem } from '#core/options/read-options.ts';
import type { DraftColumn } from '#core/batch/sheet/sheet-draft.ts';
import type { Obstacle } from '#core/draft/compose-run.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useReadTitle } from '#parts/title-text.tsx';
import { subtaskProblemText } from '#parts/texts/subtask-problem-text.ts';
import { problemText } from '#ui/schema-form/problem-text.ts';

const WANTED: Record<RowOption, OptionProblem> = {
  cpus: 'number',
  memory: 'memory',
  timeout: 'wholeSeconds',
  maxCharge: 'limit',
  maxTraffic: 'limit',
  proxyRegion: 'region',
  callbackUrl: 'callback',
};

const isRowOption = (name: string): name is RowOption => Object.hasOwn(WANTED, name);

export function useRowProblemText(
  titleOf: (field: string) => string,
  columns: readonly Pick<DraftColumn, 'name'>[],
): (problem: RowProblem) => string {
  const t = useMessages();
  const readTitle = useReadTitle();
  return useCallback(
    ({ obstacle, problem, within }) => {
      if (problem && within !== undefined)
        return t('batch.problem.inColumn', { column: readTitle(within), text: problemText(t, problem) });
      if (problem) return problemText(t, problem);
      if (obstacle.kind === 'option') return optionText(t, obstacle);
      if (obstacle.kind === 'sheetError') return t('batch.problem.sheetError', { text: obstacle.text });
      if (obstacle.kind === 'doubtful') {
        const { isSure, text, own, other } = obstacle;
        return t(isSure ? 'batch.problem.doubtful' : 'batch.problem.either', { text, own, other });
      }
      if (obstacle.kind === 'uneven') {
        const { count, most, other } = obstacle;
        return t('batch.problem.uneven', { count, most, name: columns[other]?.name ?? '' });
      }
      if (obstacle.kind === 'subtasks') return subtaskProblemText(t, obstacle.problem, titleOf);
      return t('start.empty');
    },
    [t, titleOf, columns, readTitle],
  );
}

const optionText = (
  t: ReturnType<typeof useMessages>,
  { option }: Extract<Obstacle, { readonly kind: 'option' }>,
): string => (isRowOption(option) ? t(`options.problem.${WANTED[option]}`) : t('start.empty'));

export function useFormProblemText(titleOf: (field: string) => string): (obstacle: Obstacle) => string {
  const t = useMessages();
  return (obstacle) => {
    switch (obstacle.kind) {
      case 'json':
        return t('batch.problem.formJson');
      case 'empty':
        return t('batch.problem.formEmpty');
      case 'reading':
        return t('batch.problem.formReading', { name: titleOf(obstacle.field) });
      case 'option':
        return t('batch.problem.formWrong', { name: t(`options.${obstacle.option}`) });
      case 'subtasks':
        return subtaskProblemText(t, obstacle.problem, titleOf);
      case 'field':
        return t(obstacle.missing ? 'batch.problem.form' : 'batch.problem.formWrong', {
          name: titleOf(obstacle.place.field),
        });
    }
  };
}
