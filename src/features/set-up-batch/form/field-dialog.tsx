import { useLayoutEffect, useRef, useState } from 'react';

import { createDraftStore } from '#core/draft/draft-store.ts';
import type { Entry } from '#core/form/entry.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';
import { createFieldHandles, FieldHandlesContext, focusLine } from '#ui/field-handles.ts';
import { useEditorsLoaded } from '#ui/schema-form/use-editors-loaded.ts';
import { SchemaForm } from '#ui/schema-form/schema-form.tsx';

type FieldDialogProps = {
  readonly title: string;
  readonly parameter: Parameter;
  readonly entry: Entry | undefined;
  /** Why an entry cannot be accepted; undefined if it can. */
  readonly refusal?: (entry: Entry | undefined) => string | undefined;
  readonly onDone: (entry: Entry | undefined) => void;
  readonly onClose: () => void;
};

export function FieldDialog({ title, parameter, entry, refusal, onDone, onClose }: FieldDialogProps) {
  const t = useMessages();
  const { name } = parameter;
  const [parts] = useState(() => {
    const entries = new Map(entry ? [[name, entry]] : []);
    const parameters = [withoutSection(parameter)];
    return {
      parameters,
      store: createDraftStore({ parameters, draft: { values: { entries, extras: new Map() } } }),
      // Not to be taken for the field of the form.
      handles: createFieldHandles(),
    };
  });
  const field = useRef<HTMLDivElement>(null);
  // After the dialog is open.
  const canDraw = useEditorsLoaded(parts.parameters);
  useLayoutEffect(() => {
    if (canDraw) focusLine(field.current?.querySelector<HTMLElement>('input, select, textarea'));
  }, [canDraw]);
  const [refused, setRefused] = useState<string>();
  const done = () => {
    const made = parts.store.getState().draft.values.entries.get(name);
    const reason = refusal?.(made);
    setRefused(reason);
    if (reason !== undefined) return;
    onDone(made);
    onClose();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      wide
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        done();
      }}
    >
      <FieldHandlesContext value={parts.handles}>
        <div ref={field}>
          {canDraw && (
            <SchemaForm id="batch-field" parameters={parts.parameters} store={parts.store} showProblems />
          )}
        </div>
      </FieldHandlesContext>
      {refused !== undefined && (
        <p role="alert" className="mt-4 text-bad">
          {refused}
        </p>
      )}
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onClose}>{t('batch.field.cancel')}</Button>
        <Button variant="primary" onClick={done}>
          {t('batch.field.done')}
        </Button>
      </div>
    </Dialog>
  );
}

function withoutSection(parameter: Parameter): Parameter {
  const { section, ...others } = parameter;
  return section === undefined ? parameter : others;
}
