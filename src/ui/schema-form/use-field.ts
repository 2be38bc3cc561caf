import { useCallback, useContext, useMemo, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';

import type { Entry } from '#core/form/entry.ts';
import type { Parameter } from '#core/form/parameter.ts';
import type { FieldProblems } from '#core/form/problem.ts';
import { readEntry } from '#core/form/reading/read-entry.ts';
import { afterRelease } from '../hooks/after-release.ts';
import { fieldKey, FieldHandlesContext } from '../field-handles.ts';

import { RefusalContext, ShowProblemsContext, useFormParts } from './form-context.ts';

export function useEntry({ name }: Parameter): Entry | undefined {
  const { store, watch } = useFormParts();
  const subscribe = useCallback((onChange: () => void) => watch(name, onChange), [watch, name]);
  return useSyncExternalStore(subscribe, () => store.getState().draft.values.entries.get(name));
}

export type FieldActions = {
  readonly set: (entry: Entry | undefined) => void;
  readonly leave: () => void;
  readonly reset: () => void;
  readonly focus: () => void;
};

export function useFieldActions({ name }: Parameter): FieldActions {
  const { store, left } = useFormParts();
  const handles = useContext(FieldHandlesContext);
  return useMemo(() => {
    const { setEntry, resetField } = store.getState();
    return {
      set: (entry) => setEntry(name, entry),
      leave: () =>
        afterRelease(() =>
          left.setState((names) => (names.has(name) ? names : new Set([...names, name])), true),
        ),
      reset: () => resetField(name),
      focus: () => handles?.focus(fieldKey(name)),
    };
  }, [store, left, handles, name]);
}

export type FieldState = {
  readonly entry: Entry | undefined;
  readonly problems: FieldProblems | undefined;
  readonly refusal: string | undefined;
};

export function useFieldState(parameter: Parameter): FieldState {
  const { name } = parameter;
  const { left } = useFormParts();
  const entry = useEntry(parameter);
  const wasLeft = useStore(left, (names) => names.has(name));
  const showAll = useContext(ShowProblemsContext);
  const refusal = useContext(RefusalContext);
  return {
    entry,
    problems: wasLeft || showAll ? problemsOf(parameter, entry) : undefined,
    refusal: refusal?.name === name && refusal.entry === entry ? refusal.message : undefined,
  };
}

function problemsOf(parameter: Parameter, entry: Entry | undefined): FieldProblems | undefined {
  const { problems } = readEntry(parameter, entry);
  return problems.count === 0 ? undefined : problems;
}
