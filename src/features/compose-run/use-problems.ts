import { useMemo } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { OPTION_NAMES, PLATFORM_NAMES } from '#core/share/option-names.ts';
import { isSureRefusal, type TaskProblem } from '#core/tasks/split-into-tasks.ts';
import { useMessages } from '#messages/use-messages.ts';

import {
  fieldOfEmptyInput,
  fieldOfTaskProblem,
  JSON_FIELD,
  type ListedProblem,
  problemsOfForm,
  taskProblemText,
} from './listed-problems.ts';
import type { BrokenJson } from './open-draft.ts';
import type { ComposedRequest } from './use-request.ts';

type ProblemsInput = Pick<ComposedRequest, 'built' | 'options' | 'tasks' | 'reading'> & {
  readonly descriptor: WorkerDescriptor;
  readonly brokenJson: BrokenJson | undefined;
  readonly titleOf: (field: string) => string;
};

/** What the platform would say of a field that is only not filled in. */
const MISSING: ReadonlySet<TaskProblem['kind']> = new Set(['allEmpty', 'fieldMissing', 'fieldEmpty']);

/** Everything that stands in the way of a start: what is still being read, fields of the form, how the run would be split, run options. */
export function useProblems(input: ProblemsInput): readonly ListedProblem[] {
  const { descriptor, built, options, tasks, reading, brokenJson, titleOf } = input;
  const t = useMessages();
  return useMemo(() => {
    const inForm = problemsOfForm(descriptor.parameters, built.problems);
    const inOptions = OPTION_NAMES.filter((name) => options[name] === undefined).map((name) => ({
      field: PLATFORM_NAMES[name],
      title: t(`options.${name}`),
      missing: false,
    }));
    // A list that is wrong in itself is left out of the request, and would be missed a second time here.
    const inTasks =
      tasks.problem && inForm.length === 0 && isSureRefusal(tasks.problem, descriptor.parameters)
        ? [
            {
              field: fieldOfTaskProblem(tasks.problem, descriptor.parameters),
              title: taskProblemText(t, tasks.problem, titleOf),
              missing: MISSING.has(tasks.problem.kind),
            },
          ]
        : [];
    const empty = fieldOfEmptyInput(descriptor.parameters, built.custom);
    const inAll =
      empty !== undefined && inForm.length + inTasks.length === 0
        ? [{ field: empty, title: t('start.empty'), missing: true }]
        : [];
    const inJson = brokenJson ? [{ field: JSON_FIELD, title: t('compose.view.json'), missing: false }] : [];
    const underWay = [...new Set(reading)].map((field) => ({
      field,
      title: t('start.reading', { name: titleOf(field) }),
      missing: false,
    }));
    return [...inJson, ...underWay, ...inForm, ...inTasks, ...inAll, ...inOptions];
  }, [descriptor, built, options, tasks, reading, brokenJson, titleOf, t]);
}
