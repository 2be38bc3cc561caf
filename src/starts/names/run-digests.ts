import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { plainText } from '#core/find/plain-text.ts';
import { isRunSlug } from '#core/ids/run-slug.ts';
import { inputText, type NamePart, nameParts, searchedInput, type ToldField } from '#core/runs/run-name.ts';
import { runHistory } from '../history/run-history.ts';
import type { StoredInput } from '../history/stored-input.ts';
import { storedInputsQuery } from '../history/history-query.ts';

/** What a list tells of the input that this browser keeps of a run. */
export type RunDigest = {
  readonly parts: readonly NamePart[];
  readonly told: readonly ToldField[];
  /** A value on a short line, by the field that it is of. */
  readonly fields: ReadonlyMap<string, string>;
  /** All of it, to be searched, as `plainText` makes it. */
  readonly searched: string;
};

export type RunDigests = ReadonlyMap<string, RunDigest>;

const NONE: RunDigests = new Map();

/** Fields that a list has a column for. */
const MOST_FIELDS = 60;

function digestOf({ order: { custom }, told }: Pick<StoredInput, 'order' | 'told'>): RunDigest {
  return {
    parts: nameParts(custom, told),
    told: told ?? [],
    fields: new Map(
      Object.entries(custom)
        .slice(0, MOST_FIELDS)
        .map(([name, value]) => [name, inputText(value)]),
    ),
    searched: plainText(searchedInput(custom)),
  };
}

/** The digests of all inputs that are kept; one input at a time is in memory. */
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

/** What is told of the inputs of runs that were started from this browser. */
export const useRunDigests = (): RunDigests => useQuery(digestsQuery()).data ?? NONE;

/** Whether they are read, or cannot be. */
export const useAreDigestsRead = (): boolean => !useQuery(digestsQuery()).isPending;

/** The fields of all inputs that are kept, by name, with their titles. */
export function useRunFields(): ReadonlyMap<string, string> {
  const digests = useRunDigests();
  return useMemo(() => {
    const titles = new Map<string, string>();
    for (const { fields, told } of digests.values()) {
      for (const name of fields.keys()) if (!titles.has(name)) titles.set(name, name);
      for (const { name, title } of told) titles.set(name, title);
    }
    return titles;
  }, [digests]);
}
