import { useCallback, useContext, useMemo, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';

import type { Entry } from '#core/form/entry.ts';
import type { Parameter } from '#core/form/parameter.ts';
import type { FieldProblems } from '#core/form/problem.ts';
import { readEntry } from '#core/form/reading/read-entry.ts';
import { afterRelease } from '../hooks/after-release.ts';
import { fieldKey, FieldHandlesContext } from '../field-handles.ts';

import { RefusalContext, ShowProblemsContext, useFormParts } from './form-context.ts';

/** A field's own entry, and nothing else: it is drawn again when that changes. */
export function useEntry({ name }: Parameter): Entry | undefined {
  const { store, watch } = useFormParts();
  const subscribe = useCallback((onChange: () => void) => watch(name, onChange), [watch, name]);
  return useSyncExternalStore(subscribe, () => store.getState().draft.values.entries.get(name));
}

/** What a field may do to the form; stable while the form lives. */
export type FieldActions = {
  /** Puts in what a person entered; undefined leaves the field out of what is sent. */
  readonly set: (entry: Entry | undefined) => void;
  /** Says that the field was left: from now on it shows what is wrong with it. */
  readonly leave: () => void;
  readonly reset: () => void;
  /** Gives the focus to its control. */
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

/** What a field holds, and what is said of it. */
export type FieldState = {
  readonly entry: Entry | undefined;
  /** What is wrong with it, as soon as it is to be said: after the field was left, or after a start was tried. */
  readonly problems: FieldProblems | undefined;
  /** What the platform said of it, as long as it is as it was sent. */
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
