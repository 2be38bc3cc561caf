import { CalendarClock } from 'lucide-react';
import { useState } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Draft } from '#core/draft/draft.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { useMessages } from '#messages/use-messages.ts';
import { IconButton } from '#ui/controls/button.tsx';

import { KeepDraftDialog } from './keep-task-dialog.tsx';

type KeepPresetButtonProps = {
  readonly worker: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  readonly name: string;
  /** Undefined if the preset has to be seen in the form first. */
  readonly draft: Draft | undefined;
  readonly onSaved: (slug: TaskSlug) => void;
  readonly onNeedKey: () => void;
};

export function KeepPresetButton({ name, draft, ...place }: KeepPresetButtonProps) {
  const t = useMessages();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <IconButton
        label={t('task.keep.preset', { name })}
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
      >
        <CalendarClock size={14} aria-hidden />
      </IconButton>
      {isOpen && (
        <KeepDraftDialog
          {...place}
          draft={draft}
          title={name}
          problems="task.keep.preset.look"
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}
