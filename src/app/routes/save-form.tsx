import { useState } from 'react';
import { useLocation } from 'wouter';

import { taskPath } from '#core/ids/screen-paths.ts';
import type { TaskSlug } from '#core/saved-tasks/saved-task.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { PresetPlace } from '#features/compose-run/form-card.tsx';
import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';
import { SaveMenuButton } from '#features/keep-presets/save-menu-button.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

const KeepPresetButton = lazyComponent(
  () => import('#features/keep-tasks/keep/keep-preset-button.tsx').then((module) => module.KeepPresetButton),
  'tasks',
);
const KeepTaskDialog = lazyComponent(
  () => import('#features/keep-tasks/keep/keep-task-dialog.tsx').then((module) => module.KeepTaskDialog),
  'tasks',
);

type SaveFormProps = {
  readonly worker: WorkerSlug;
  readonly place: PresetPlace;
};

export function SaveForm({ worker, place }: SaveFormProps) {
  const [, navigate] = useLocation();
  const { openKeyDialog } = useKeyDialog();
  const [isKeeping, setKeeping] = useState(false);
  const onSaved = (task: TaskSlug) => navigate(taskPath(task));
  const onNeedKey = () => void openKeyDialog();
  return (
    <>
      <SaveMenuButton
        worker={worker}
        {...place}
        onTask={() => setKeeping(true)}
        renderMore={(preset) => (
          <LazyPart>
            <KeepPresetButton
              worker={worker}
              descriptor={place.descriptor}
              name={preset.name}
              draft={place.asIs(preset)}
              onSaved={onSaved}
              onNeedKey={onNeedKey}
            />
          </LazyPart>
        )}
      />
      {isKeeping && (
        <LazyPart>
          <KeepTaskDialog
            worker={worker}
            descriptor={place.descriptor}
            current={place.current}
            onSaved={onSaved}
            onNeedKey={onNeedKey}
            onClose={() => setKeeping(false)}
          />
        </LazyPart>
      )}
    </>
  );
}
