import { useApi } from '#api/api-context.tsx';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { buildCustom } from '#core/form/build-custom.ts';
import { isSureRefusal, splitIntoTasks } from '#core/tasks/split-into-tasks.ts';
import type { WorkerSlug } from '#core/worker/worker-ref.ts';

import {
  fieldOfEmptyInput,
  fieldOfTaskProblem,
  JSON_FIELD,
  type ProblemPlace,
  problemsOfForm,
} from './listed-problems.ts';
import { isComplete } from './options-schema.ts';
import type { ComposedDraft } from './use-draft.ts';
import type { StartIntent } from './use-start-run.ts';

type PrepareInput = {
  readonly slug: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  readonly draft: ComposedDraft;
  readonly onAttempt: () => void;
  /** Leads the person to a field, and to the row and column in it. */
  readonly onProblem: (place: ProblemPlace) => void;
};

/** Reads the form as it is at the click, not as it was drawn; focuses the first problem, or gives what to send. */
export function usePrepareStart({ slug, descriptor, draft, onAttempt, onProblem }: PrepareInput) {
  const api = useApi();
  return async (): Promise<StartIntent | undefined> => {
    onAttempt();
    const { values, options: typed, brokenJson } = draft.current();
    const [reading] = draft.store.getState().reading;
    const unread = brokenJson === undefined ? reading : JSON_FIELD;
    if (unread !== undefined) {
      onProblem({ field: unread });
      return undefined;
    }
    const { custom, problems } = buildCustom(descriptor.parameters, values);
    const [first] = problemsOfForm(descriptor.parameters, problems);
    const optionsRight = await draft.form.trigger(undefined, { shouldFocus: first === undefined });
    const { problem: taskProblem } = splitIntoTasks(descriptor.splitting, custom);
    const field =
      taskProblem && isSureRefusal(taskProblem, descriptor.parameters)
        ? fieldOfTaskProblem(taskProblem, descriptor.parameters)
        : fieldOfEmptyInput(descriptor.parameters, custom);
    const place = first ?? (field === undefined ? undefined : { field });
    if (place !== undefined) {
      onProblem(place);
      return undefined;
    }
    const options = draft.readOptions(typed);
    if (!optionsRight || !isComplete(options)) return undefined;
    const order = { worker: slug, options, custom };
    return { order, request: api.requests.startRun(order), mode: options.mode };
  };
}
