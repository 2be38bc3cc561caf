import type { SubtaskProblem } from '#core/subtasks/split-into-subtasks.ts';
import { formatList } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';

export function subtaskProblemText(
  t: Translate,
  problem: SubtaskProblem,
  titleOf: (field: string) => string,
): string {
  switch (problem.kind) {
    case 'allEmpty':
      return t('start.tasks.problem.allEmpty', { names: formatList(problem.fields.map(titleOf)) });
    case 'fieldMissing':
    case 'fieldNotAList':
    case 'fieldEmpty':
      return t(`start.tasks.problem.${problem.kind}`, { name: titleOf(problem.field) });
    case 'nestedArray':
    case 'ownKey':
      return t(`start.tasks.problem.${problem.kind}`, { name: titleOf(problem.field), row: problem.row + 1 });
    case 'mixedItems':
      return t('start.tasks.problem.mixedItems', { name: titleOf(problem.field) });
  }
}
