import { createStore, type StoreApi } from 'zustand/vanilla';

import { equalJson } from '#core/json/equal-json.ts';
import { defaultEntry } from './default-values.ts';
import type { Entry, FormValues } from './entry.ts';
import type { Parameter } from './parameter.ts';
import { readEntry } from './read-entry.ts';
import { toArray } from './rows.ts';

/** What a person has put into the form, and what can be done to it. Values are never changed in place. */
export type FormState = {
  readonly values: FormValues;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Names of fields that are still being read into: what they hold is not yet what a person has put in. */
  readonly reading: readonly string[];
  /** Names a field among those, until the returned function is called. */
  readonly beginReading: (name: string) => () => void;
  /** Puts an entry under a parameter's name; `undefined` leaves the parameter out of what is sent. */
  readonly setEntry: (name: string, entry: Entry | undefined) => void;
  readonly removeExtra: (name: string) => void;
  /** Back to the parameter's default, or to nothing where it has none. */
  readonly resetField: (name: string) => void;
  /** Puts a whole form in place; consecutive replacements with the same `editing` are one step. */
  readonly replaceAll: (
    values: FormValues,
    how?: { readonly editing?: string; readonly beside?: Beside },
  ) => void;
  readonly undo: () => void;
  readonly redo: () => void;
};

/** How that which a step changed beside the form is taken back, and done again. */
export type Beside = { readonly undo: () => void; readonly redo: () => void };

export type FormStore = StoreApi<FormState>;

/** How many steps can be undone. */
const MAX_STEPS = 100;

/** The form on the other side of a step. */
type Step = { readonly values: FormValues; readonly beside: Beside | undefined };

type History = {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /** What the latest step holds the typing in, a parameter or an editor of the whole, as long as more typing joins that step. */
  readonly typing?: string;
};

const NO_HISTORY: History = { past: [], future: [] };

/**
 * The values of one form, with undo. Consecutive edits of one field are one step, from the moment that it or a new row in
 * it begins to be filled; clearing and resetting a field, removing and importing rows are steps of their own.
 */
export function createFormStore({
  parameters,
  values,
}: {
  readonly parameters: readonly Parameter[];
  readonly values: FormValues;
}): FormStore {
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  let history = NO_HISTORY;

  return createStore<FormState>()((set, get) => {
    const show = (next: FormValues, nextHistory: History) => {
      history = nextHistory;
      set({ values: next, canUndo: history.past.length > 0, canRedo: history.future.length > 0 });
    };
    const step = (next: FormValues, name?: string, edit: Edit = 'alone', beside?: Beside) => {
      const joins = edit === 'typing' && name === history.typing;
      const past = joins
        ? history.past
        : [...history.past, { values: get().values, beside }].slice(-MAX_STEPS);
      show(next, { past, future: [], ...(name === undefined || edit === 'alone' ? {} : { typing: name }) });
    };

    return {
      values,
      canUndo: false,
      canRedo: false,
      reading: [],
      beginReading: (name) => {
        let isOver = false;
        set({ reading: [...get().reading, name] });
        return () => {
          const { reading } = get();
          if (!isOver) set({ reading: reading.toSpliced(reading.indexOf(name), 1) });
          isOver = true;
        };
      },
      setEntry: (name, entry) => {
        const before = get().values.entries.get(name);
        if (before === entry) return;
        step(withEntry(get().values, name, entry), name, editOf(before, entry));
      },
      removeExtra: (name) => step({ ...get().values, extras: without(get().values.extras, name) }),
      resetField: (name) => {
        const parameter = byName.get(name);
        step(withEntry(get().values, name, parameter && defaultEntry(parameter)));
      },
      replaceAll: (next, { editing, beside } = {}) =>
        step(next, editing, editing === undefined ? 'alone' : 'typing', beside),
      undo: () => {
        const before = history.past.at(-1);
        if (before === undefined) return;
        const { beside } = before;
        const future = [...history.future, { values: get().values, beside }];
        show(before.values, { past: history.past.slice(0, -1), future });
        beside?.undo();
      },
      redo: () => {
        const after = history.future.at(-1);
        if (after === undefined) return;
        const { beside } = after;
        const past = [...history.past, { values: get().values, beside }];
        show(after.values, { past, future: history.future.slice(0, -1) });
        beside?.redo();
      },
    };
  });
}

function withEntry(values: FormValues, name: string, entry: Entry | undefined): FormValues {
  if (entry === undefined) return { ...values, entries: without(values.entries, name) };
  return { ...values, entries: new Map(values.entries).set(name, entry) };
}

function without<T>(map: ReadonlyMap<string, T>, name: string): ReadonlyMap<string, T> {
  const left = new Map(map);
  left.delete(name);
  return left;
}

/** How an edit counts for undo: `typing` joins the step before it, `first` is a step that typing joins, `alone` is neither. */
type Edit = 'typing' | 'first' | 'alone';

function editOf(before: Entry | undefined, after: Entry | undefined): Edit {
  if (after === undefined) return 'alone';
  if (after.kind !== 'rows') return before === undefined ? 'first' : 'typing';
  const added = after.rows.length - (before?.kind === 'rows' ? before.rows.length : 0);
  if (added === 0) return 'typing';
  return added === 1 ? 'first' : 'alone';
}

/** True where sending the entry would send something else than the parameter's default. */
export function differsFromDefault(parameter: Parameter, entry: Entry | undefined): boolean {
  const usual = defaultEntry(parameter);
  if (entry === usual) return false;
  if (entry === undefined || usual === undefined) return true;
  if (entry.kind === 'rows' && usual.kind === 'rows')
    return entry.rows.length !== usual.rows.length || !equalJson(toArray(entry.rows), toArray(usual.rows));
  if (entry.kind === 'text' && usual.kind === 'text' && entry.text === usual.text) return false;
  const [mine, theirs] = [readEntry(parameter, entry).value, readEntry(parameter, usual).value];
  return mine === undefined || theirs === undefined || !equalJson(mine, theirs);
}
