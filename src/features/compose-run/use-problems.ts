import { useMemo } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { useMessages } from '#messages/use-messages.ts';

import { JSON_FIELD, type ListedProblem, problemsOfForm } from './listed-problems.ts';
import { type OptionName, PLATFORM_NAME } from './option-row.tsx';

import type { BrokenJson } from './use-draft.ts';
import type { ComposedRequest } from './use-request.ts';

/** Everything that stands in the way of a start: fields of the form first, then run options. */
export function useProblems(
  descriptor: WorkerDescriptor,
  { built, options }: ComposedRequest,
  brokenJson: BrokenJson | undefined,
): readonly ListedProblem[] {
  const t = useMessages();
  return useMemo(() => {
    const names = Object.keys(PLATFORM_NAME) as OptionName[]; // the keys of a record over them
    const wrongOptions = names
      .filter((name) => options[name] === undefined)
      .map((name) => ({ field: PLATFORM_NAME[name], title: t(`options.${name}`) }));
    return [
      ...(brokenJson ? [{ field: JSON_FIELD, title: t('compose.view.json') }] : []),
      ...problemsOfForm(descriptor.parameters, built.problems),
      ...wrongOptions,
    ];
  }, [descriptor, built, options, brokenJson, t]);
}
