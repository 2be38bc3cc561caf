import type { FieldPlace, Obstacle } from '#core/draft/compose-run.ts';
import type { Parameter } from '#core/form/parameter.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { isSureRefusal, type SubtaskProblem } from '#core/subtasks/split-into-subtasks.ts';
import type { Translate } from '#messages/i18n.ts';
import { subtaskProblemText } from '#parts/texts/subtask-problem-text.ts';

export type ListedProblem = {
  readonly title: string;
  readonly place: ObstaclePlace;
  /** The value is only missing, not invalid. */
  readonly missing: boolean;
};

export type ObstaclePlace = FieldPlace | 'json' | { readonly option: keyof RunOptions };

export function placeOf(obstacle: Obstacle): ObstaclePlace {
  switch (obstacle.kind) {
    case 'json':
      return 'json';
    case 'field':
      return obstacle.place;
    case 'subtasks':
      return obstacle.field === undefined ? 'json' : { field: obstacle.field };
    case 'reading':
    case 'empty':
      return { field: obstacle.field };
    case 'option':
      return { option: obstacle.option };
  }
}

export function toListed(t: Translate, titleOf: (field: string) => string) {
  return (obstacle: Obstacle): ListedProblem => ({
    place: placeOf(obstacle),
    title: titleOfObstacle(t, obstacle, titleOf),
    missing: obstacle.kind === 'empty' || ('missing' in obstacle && obstacle.missing),
  });
}

function titleOfObstacle(t: Translate, obstacle: Obstacle, titleOf: (field: string) => string): string {
  switch (obstacle.kind) {
    case 'json':
      return t('compose.view.json');
    case 'reading':
      return t('start.reading', { name: titleOf(obstacle.field) });
    case 'field': {
      const name = titleOf(obstacle.place.field);
      return obstacle.missing ? t('start.problem.missing', { name }) : name;
    }
    case 'subtasks':
      return subtaskProblemText(t, obstacle.problem, titleOf);
    case 'empty':
      return t('start.empty');
    case 'option':
      return t(`options.${obstacle.option}`);
  }
}

/**
 * What the platform may answer instead of splitting the run; undefined if it surely would, which is a
 * problem.
 */
export function foreseenText(
  t: Translate,
  problem: SubtaskProblem | undefined,
  { parameters, titleOf }: { parameters: readonly Parameter[]; titleOf: (field: string) => string },
): string | undefined {
  if (problem === undefined || isSureRefusal(problem, parameters)) return undefined;
  return t('start.tasks.foreseen', { problem: subtaskProblemText(t, problem, titleOf) });
}
