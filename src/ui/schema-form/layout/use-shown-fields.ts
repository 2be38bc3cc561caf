import { useContext, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';

import { textTest } from '#core/find/text-test.ts';
import { differsFromDefault } from '#core/form/default-values.ts';
import type { Parameter } from '#core/form/parameter.ts';
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
  readonly leadToSection: (key: string) => void;
  readonly fits: (field: DrawnField) => boolean;
  /** Keys of folded sections; empty during a search. */
  readonly folded: ReadonlySet<string>;
  readonly fold: (section: string, isFolded: boolean) => void;
};

export const sectionId = (key: string) => `section-${key}`;

/** Visible fields of a long form. A field that `leadTo` targets is shown whatever hides it. */
export function useShownFields(fields: readonly DrawnField[]): ShownFields {
  const { store } = useFormParts();
  const handles = useContext(FieldHandlesContext);
  const [filter, setHeldFilter] = useState(ALL);
  /** Fields that had changed when the filter was set, so that a reset field does not disappear while in use. */
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const sectionOf = useMemo(() => sectionsOf(fields), [fields]);
  const showAll = () => setHeldFilter(ALL);
  const fold = (section: string, isFolded: boolean) =>
    setFolded((held) => {
      const next = new Set(held);
      if (isFolded) next.add(section);
      else next.delete(section);
      return next;
    });
  useEffect(
    () =>
      handles?.onMissing((key) => {
        const field = fields.find(({ name, parameter }) => fieldKey(parameter?.name ?? name) === key);
        if (field === undefined) return;
        showAll();
        fold(sectionOf.get(field.name)?.key ?? '', false);
      }),
    [handles, fields, sectionOf],
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
        setChanged(new Set(fields.filter(({ parameter }) => parameter && isChanged(parameter)).map(nameOf)));
      }
      setHeldFilter(next);
    },
    showAll,
    sections: [...new Set(sectionOf.values())].filter(({ caption }) => caption !== ''),
    leadToSection: (key) => {
      flushSync(() => {
        showAll();
        fold(key, false);
      });
      const heading = document.getElementById(sectionId(key));
      heading?.scrollIntoView({ block: 'start' });
      heading?.focus({ preventScroll: true });
    },
    fits: (field) => holds(textsOf(field.parameter)) && (!filter.onlyChanged || changed.has(field.name)),
    folded: !isSought && !filter.onlyChanged ? folded : NONE,
    fold,
  };
}

const NONE: ReadonlySet<string> = new Set();

const nameOf = ({ name }: DrawnField) => name;

function textsOf(parameter: Parameter | undefined): readonly string[] {
  if (parameter === undefined) return [];
  const { name, title, wholeTitle = '', description } = parameter;
  return [name, title, wholeTitle, description];
}

function sectionsOf(fields: readonly DrawnField[]): ReadonlyMap<string, FormSection> {
  let section: FormSection = { key: '', caption: '' };
  return new Map(
    fields.map(({ name, parameter }) => {
      if (parameter?.section) section = { key: name, caption: parameter.section.caption };
      return [name, section];
    }),
  );
}
