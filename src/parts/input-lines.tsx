import { skipToken, useQuery } from '@tanstack/react-query';

import { useApi } from '#api/api-context.tsx';
import { workerQuery } from '#api/queries/queries.ts';
import { titleFor } from '#core/form/bilingual.ts';
import { parseWorkerSlug } from '#core/ids/worker-ref.ts';
import { writeExactJson } from '#core/json/digits.ts';
import { isJsonArray, isJsonObject, type Json } from '#core/json/json.ts';
import { valueText } from '#core/json/write.ts';
import { useLanguage } from '#messages/use-messages.ts';

export type InputLine = { readonly name: string; readonly title: string; readonly text: string };

/** Puts a field of an input into the words of its Worker's form; by the given title, else its name, until the Worker is known. */
export function useInputLine(worker: string): (name: string, value: Json, title?: string) => InputLine {
  const language = useLanguage();
  const api = useApi();
  const slug = parseWorkerSlug(worker);
  const { data: descriptor } = useQuery(
    slug.ok ? workerQuery(api, slug.value) : { queryKey: [], queryFn: skipToken },
  );
  return (name, value, title = name) => {
    const parameter = descriptor?.parameters.find((one) => one.name === name);
    const label = parameter?.options.find((option) => valueText(option.value) === valueText(value))?.label;
    return {
      name,
      title: parameter ? titleFor(parameter.title, language) : title,
      text: label ?? textOf(value),
    };
  };
}

function textOf(value: Json): string {
  if (isJsonArray(value) && !value.some((item) => isJsonArray(item) || isJsonObject(item)))
    return value.map(exactText).join(', ');
  return exactText(value);
}

const exactText = (value: Json): string => (typeof value === 'string' ? value : writeExactJson(value, 0));
