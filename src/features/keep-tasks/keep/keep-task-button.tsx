import { CalendarClock } from 'lucide-react';
import { useState } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.ts';
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
      <Button
        size="small"
        variant={props.edited === undefined ? 'quiet' : 'primary'}
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
      >
        <CalendarClock size={14} aria-hidden className="max-sm:hidden" />
        {t(props.edited === undefined ? 'tasks.keep' : 'tasks.saveTo')}
      </Button>
      {isOpen && (
        <LazyPart>
          <KeepTaskDialog {...props} onClose={() => setIsOpen(false)} />
        </LazyPart>
      )}
    </>
  );
}
