import { useContext, useEffect, useMemo, useState } from 'react';

import { textTest } from '#core/find/text-test.ts';
import { differsFromDefault } from '#core/form/default-values.ts';
import type { FormValues } from '#core/form/entry.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { readEntry } from '#core/form/reading/read-entry.ts';
import { fieldKey, FieldHandlesContext } from '../../field-handles.ts';

import { useFormParts } from '../form-context.ts';
import type { DrawnField } from '../rjsf.tsx';

export type FieldFilter = { readonly text: string; readonly onlyChanged: boolean };

const ALL: FieldFilter = { text: '', onlyChanged: false };

export type FormSection = { readonly key: string; readonly caption: string };

export type ShownFields = {
  readonly filter: FieldFilter;
  readonly setFilter: (filter: FieldFilter) => void;
  readonly showAll: () => void;
  readonly sections: readonly FormSection[];
  readonly fits: (field: DrawnField) => boolean;
  /** Keys of folded sections; empty during a search. */
  readonly folded: ReadonlySet<string>;
  readonly fold: (section: string, isFolded: boolean) => void;
};

export const sectionId = (key: string) => `section-${key}`;

/** The id of what a section folds away. */
export const contentId = (key: string) => `section-content-${key}`;

/** Visible fields of a form. A field that `leadTo` targets is shown whatever hides it, and so is one that changes. */
export function useShownFields(fields: readonly DrawnField[]): ShownFields {
  const { store } = useFormParts();
  const handles = useContext(FieldHandlesContext);
  const [filter, setHeldFilter] = useState(ALL);
  /** Fields that had changed when the filter was set, so that a reset field does not disappear while in use. */
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const sectionOf = useMemo(() => sectionsOf(fields), [fields]);
  const [folded, setFolded] = useState(() =>
    foldedAtFirst(fields, sectionOf, store.getState().draft.values.entries),
  );
  const showAll = () => setHeldFilter(ALL);
  const fold = (section: string, isFolded: boolean) =>
    setFolded((held) => {
      if (held.has(section) === isFolded) return held;
      const next = new Set(held);
      if (isFolded) next.add(section);
      else next.delete(section);
      return next;
    });
  useEffect(
    () =>
      handles?.onReveal((key) => {
        const field = fields.find(({ name, parameter }) => fieldKey(parameter?.name ?? name) === key);
        if (field === undefined) return;
        const { key: section } = sectionOf.get(field.name) ?? NO_SECTION;
        // Nothing in what is hidden takes the focus, and that follows at once.
        document.getElementById(contentId(section))?.removeAttribute('hidden');
        showAll();
        fold(section, false);
      }),
    [handles, fields, sectionOf],
  );
  useEffect(
    () =>
      store.subscribe(({ draft: { values } }, { draft: { values: before } }) => {
        if (values.entries === before.entries) return;
        for (const { name, parameter } of fields) {
          if (
            parameter === undefined ||
            values.entries.get(parameter.name) === before.entries.get(parameter.name)
          )
            continue;
          const isUsual = [values, before].every(
            ({ entries }) => !differsFromDefault(parameter, entries.get(parameter.name)),
          );
          if (!isUsual) fold(sectionOf.get(name)?.key ?? '', false);
        }
      }),
    [store, fields, sectionOf],
  );
  const holds = textTest(filter.text);
  const isSought = filter.text.trim() !== '';
  return {
    filter,
    setFilter: (next) => {
      if (next.onlyChanged && !filter.onlyChanged) {
        const { entries } = store.getState().draft.values;
        const isChanged = (parameter: Parameter) =>
          differsFromDefault(parameter, entries.get(parameter.name));
        setChanged(
          new Set(
            fields.filter(({ parameter }) => parameter && isChanged(parameter)).map(({ name }) => name),
          ),
        );
      }
      setHeldFilter(next);
    },
    showAll,
    sections: [...new Set(sectionOf.values())].filter(({ caption }) => caption !== ''),
    fits: (field) => holds(textsOf(field.parameter)) && (!filter.onlyChanged || changed.has(field.name)),
    folded: !isSought && !filter.onlyChanged ? folded : NONE,
    fold,
  };
}

const NONE: ReadonlySet<string> = new Set();

const NO_SECTION: FormSection = { key: '', caption: '' };

/** All sections but the first whose fields have their defaults, and nothing wrong or missing. */
function foldedAtFirst(
  fields: readonly DrawnField[],
  sectionOf: ReadonlyMap<string, FormSection>,
  entries: FormValues['entries'],
): ReadonlySet<string> {
  const keys = new Set([...sectionOf.values()].map(({ key }) => key));
  keys.delete(sectionOf.get(fields[0]?.name ?? '')?.key ?? '');
  for (const { name, parameter } of fields) {
    const entry = parameter && entries.get(parameter.name);
    const isUsual =
      parameter && !differsFromDefault(parameter, entry) && readEntry(parameter, entry).problems.count === 0;
    if (!isUsual) keys.delete(sectionOf.get(name)?.key ?? '');
  }
  return keys;
}

function textsOf(parameter: Parameter | undefined): readonly string[] {
  if (parameter === undefined) return [];
  const { name, title, wholeTitle = '', description } = parameter;
  return [name, title, wholeTitle, description];
}

function sectionsOf(fields: readonly DrawnField[]): ReadonlyMap<string, FormSection> {
  let section = NO_SECTION;
  return new Map(
    fields.map(({ name, parameter }) => {
      if (parameter?.section) section = { key: name, caption: parameter.section.caption };
      return [name, section];
    }),
  );
}
