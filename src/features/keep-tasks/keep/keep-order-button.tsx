import { CalendarClock } from 'lucide-react';
import { useState } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';

import { KeepOrderDialog, type KeepOrderProps } from './keep-task-dialog.tsx';

export function KeepOrderButton(props: Omit<KeepOrderProps, 'onClose'>) {
  const t = useMessages();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button aria-haspopup="dialog" className="mb-3" onClick={() => setIsOpen(true)}>
        <CalendarClock size={14} aria-hidden />
        {t('task.keep.title')}
      </Button>
      {isOpen && <KeepOrderDialog {...props} onClose={() => setIsOpen(false)} />}
    </>
  );
}
