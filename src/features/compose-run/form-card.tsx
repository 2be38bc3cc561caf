import { RotateCcw, Undo2 } from 'lucide-react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { RemarksNotice } from '#ui/schema-form/remarks-notice.tsx';
import { SchemaForm } from '#ui/schema-form/schema-form.tsx';

import { defaultDraft } from './open-draft.ts';
import { type ComposedDraft, useCanUndo } from './use-draft.ts';

type FormCardProps = {
  readonly descriptor: WorkerDescriptor;
  readonly draft: ComposedDraft;
  readonly attempted: boolean;
  readonly onSubmit: () => void;
};

/** The Worker's form, with what the console had to guess about it. */
export function FormCard({ descriptor, draft, attempted, onSubmit }: FormCardProps) {
  const t = useMessages();
  const canUndo = useCanUndo(draft.store);
  return (
    <Card label={t('compose.tab.input')}>
      <div className="flex items-center justify-end gap-1 border-b border-line px-3 py-2">
        <Button
          size="small"
          variant="quiet"
          disabled={!canUndo}
          onClick={() => draft.store.getState().undo()}
        >
          <Undo2 size={14} aria-hidden />
          {t('common.undo')}
        </Button>
        <Button size="small" variant="quiet" onClick={() => draft.replace(defaultDraft(descriptor))}>
          <RotateCcw size={14} aria-hidden />
          {t('compose.reset')}
        </Button>
      </div>
      {descriptor.description !== '' && (
        <p className="line-clamp-4 border-b border-line px-4 py-3 wrap-anywhere whitespace-pre-line text-muted">
          {descriptor.description}
        </p>
      )}
      <RemarksNotice remarks={descriptor.remarks} />
      <SchemaForm
        id="parameters"
        parameters={descriptor.parameters}
        store={draft.store}
        showProblems={attempted}
        onSubmit={onSubmit}
      />
    </Card>
  );
}
