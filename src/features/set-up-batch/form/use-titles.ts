import { useCallback } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { titleFor } from '#core/form/bilingual.ts';
import { useLanguage } from '#messages/use-messages.ts';

export type TitleOf = (field: string, within?: string) => string;

export function useTitles({ parameters }: WorkerDescriptor): TitleOf {
  const language = useLanguage();
  return useCallback(
    (field: string, within?: string) => {
      const parameter = parameters.find(({ name }) => name === field);
      const title = parameter ? titleFor(parameter.title, language) : field;
      if (within === undefined) return title;
      const column = parameter?.columns.find(({ name }) => name === within);
      return `${title} › ${column ? titleFor(column.title, language) : within}`;
    },
    [parameters, language],
  );
}
