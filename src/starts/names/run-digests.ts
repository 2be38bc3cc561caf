import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { plainText } from '#core/find/plain-text.ts';
import { isRunSlug } from '#core/ids/run-slug.ts';
import {
  inputText,
  type NamePart,
  nameParts,
  searchedInput,
  type NotableField,
} from '#core/runs/run-name.ts';
import { runHistory } from '../history/run-history.ts';
import type { StoredInput } from '../history/stored-input.ts';
import { storedInputsQuery } from '../history/history-query.ts';

export type RunDigest = {
  readonly parts: readonly NamePart[];
  readonly notableFields: readonly NotableField[];
  readonly fields: ReadonlyMap<string, string>;
  readonly searched: string;
};

export type RunDigests = ReadonlyMap<string, RunDigest>;

const NONE: RunDigests = new Map();

const MOST_FIELDS = 60;

function digestOf({
  order: { custom },
  notableFields,
}: Pick<StoredInput, 'order' | 'notableFields'>): RunDigest {
  return {
    parts: nameParts(custom, notableFields),
    notableFields: notableFields ?? [],
    fields: new Map(
      Object.entries(custom)
        .slice(0, MOST_FIELDS)
        .map(([name, value]) => [name, inputText(value)]),
    ),
    searched: plainText(searchedInput(custom)),
  };
}

const digestsQuery = () =>
  queryOptions({
    queryKey: [...storedInputsQuery().queryKey, 'digests'],
    queryFn: async ({ client, queryKey }): Promise<RunDigests> => {
      // Each is read once: an input does not change.
      const known = client.getQueryData<RunDigests>(queryKey) ?? NONE;
      const digests = new Map<string, RunDigest>();
      for (const run of await runHistory.runs()) {
        const digest = known.get(run) ?? (await read(run));
        if (digest !== undefined) digests.set(run, digest);
      }
      return digests;
    },
    gcTime: Infinity,
    structuralSharing: false,
  });

async function read(run: string): Promise<RunDigest | undefined> {
  const input = isRunSlug(run) ? await runHistory.input(run) : undefined;
  return input?.ok === true ? digestOf(input.value) : undefined;
}

export const useRunDigests = (): RunDigests => useQuery(digestsQuery()).data ?? NONE;

export const useAreDigestsRead = (): boolean => !useQuery(digestsQuery()).isPending;

export function useRunFields(): ReadonlyMap<string, string> {
  const digests = useRunDigests();
  return useMemo(() => {
    const titles = new Map<string, string>();
    for (const { fields, notableFields } of digests.values()) {
      for (const name of fields.keys()) if (!titles.has(name)) titles.set(name, name);
      for (const { name, title } of notableFields) titles.set(name, title);
    }
    return titles;
  }, [digests]);
}
