import { CalendarClock } from 'lucide-react';
import { useState } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { ToolButton } from '#ui/controls/tool-button.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

import type { KeepTaskProps } from './keep-task-dialog.tsx';

const KeepTaskDialog = lazyComponent(
  () => import('./keep-task-dialog.tsx').then(({ KeepTaskDialog }) => KeepTaskDialog),
  'tasks',
);

/** Keeps what stands in the form on the platform: in the task that it came from, or as a new one. */
export function KeepTaskButton(props: Omit<KeepTaskProps, 'onClose'>) {
  const t = useMessages();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      {props.edited === undefined ? (
        <ToolButton
          icon={CalendarClock}
          label={t('tasks.keep')}
          look="icon"
          aria-haspopup="dialog"
          onClick={() => setIsOpen(true)}
        />
      ) : (
        <Button size="small" variant="primary" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
          {t('tasks.saveTo')}
        </Button>
      )}
      {isOpen && (
        <LazyPart>
          <KeepTaskDialog {...props} onClose={() => setIsOpen(false)} />
        </LazyPart>
      )}
    </>
  );
}
