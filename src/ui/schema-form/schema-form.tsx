import { useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';

import type { FormStore } from '#core/form/form-store.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { isOnlyMissing } from '#core/form/problem.ts';
import { readEntry } from '#core/form/reading/read-entry.ts';
import { useMessages } from '#messages/use-messages.ts';
import { lazyComponent } from '../loading/lazy-component.tsx';
import { LazyPart } from '../loading/lazy-part.tsx';
import { createFieldHandles, FieldHandlesContext } from '../field-handles.ts';

import { DRAWN_EDITORS } from './drawn-editors.ts';
import { FieldGroups } from './layout/field-groups.tsx';
import {
  createLeftFields,
  FormPartsContext,
  type Refusal,
  RefusalContext,
  ShowProblemsContext,
} from './form-context.ts';
import { ParameterFrame } from './layout/parameter-frame.tsx';
import { createForm } from './rjsf.tsx';
import { useUndoKeys } from './undo-keys.ts';
import { watchEntries } from './watch-entries.ts';

type SchemaFormProps = {
  readonly id: string;
  readonly parameters: readonly Parameter[];
  /** Holds the values. Must be stable while the form is mounted; use another `key` for another form. */
  readonly store: FormStore;
  readonly showProblems?: boolean;
  readonly refusal?: Refusal | undefined;
};

/**
 * Form of a Worker's parameters, drawn by react-jsonschema-form from a schema that is stable while typing.
 * The values live in our own store, and each field subscribes to its own entry, because
 * react-jsonschema-form compares and rebuilds all form data at every key press, which is noticeable from
 * some hundred fields or some thousand rows on. Its form data stays an empty object, and a key press
 * renders one field.
 */
export function SchemaForm(props: SchemaFormProps) {
  const { id, parameters, store, showProblems = false, refusal } = props;
  const t = useMessages();
  const [left] = useState(createLeftFields);
  const parts = useMemo(() => ({ store, watch: watchEntries(store), left }), [store, left]);
  const [own] = useState(createFieldHandles);
  const handles = useContext(FieldHandlesContext) ?? own;
  useEffect(
    () => left.setState((names) => new Set([...names, ...wrongFields(parameters, store)]), true),
    [left, parameters, store],
  );
  const frame = useRef<HTMLDivElement>(null);
  useUndoKeys(store, frame, handles);
  useEffect(() => frame.current?.querySelector('form')?.setAttribute('data-ready', 'true'), []);
  return (
    <FieldHandlesContext value={handles}>
      <FormPartsContext value={parts}>
        <ShowProblemsContext value={showProblems}>
          <RefusalContext value={refusal}>
            <div ref={frame}>
              {parameters.length === 0 && <p className="px-4 py-4 text-muted">{t('form.empty')}</p>}
              <DrawnForm id={id} parameters={parameters} />
              <Extras store={store} />
            </div>
          </RefusalContext>
        </ShowProblemsContext>
      </FormPartsContext>
    </FieldHandlesContext>
  );
}

const ExtrasSection = lazyComponent(
  () => import('./layout/extras-section.tsx').then(({ ExtrasSection }) => ExtrasSection),
  'remarks',
);

function Extras({ store }: Pick<SchemaFormProps, 'store'>) {
  const hasExtras = useStore(store, (state) => state.draft.values.extras.size > 0);
  return (
    hasExtras && (
      <LazyPart>
        <ExtrasSection />
      </LazyPart>
    )
  );
}

/** Fields that a draft or link filled in with problems count as blurred. Rows show problems themselves. */
function wrongFields(parameters: readonly Parameter[], store: FormStore): readonly string[] {
  const { entries } = store.getState().draft.values;
  const isWrong = (parameter: Parameter) => {
    const entry = entries.get(parameter.name);
    if (entry === undefined || entry.kind === 'rows') return false;
    const { problems } = readEntry(parameter, entry);
    return problems.count > 0 && !isOnlyMissing(problems);
  };
  return parameters.filter(isWrong).map(({ name }) => name);
}

const DrawnForm = createForm({
  editors: DRAWN_EDITORS,
  Frame: ParameterFrame,
  Fields: FieldGroups,
});
