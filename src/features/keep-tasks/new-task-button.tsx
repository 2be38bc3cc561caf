import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { TextLink } from '#ui/controls/link.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';

type NewTaskButtonProps = {
  readonly renderWorkers: () => ReactNode;
};

export function NewTaskButton({ renderWorkers }: NewTaskButtonProps) {
  const t = useMessages();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        <Plus size={14} aria-hidden />
        {t('task.new')}
      </Button>
      {isOpen && (
        <Dialog title={t('task.new')} onClose={() => setIsOpen(false)}>
          <p className="mb-3">{t('task.new.about')}</p>
          {renderWorkers()}
          <p className="mt-3">
            <TextLink href="/">{t('task.new.other')}</TextLink>
          </p>
        </Dialog>
      )}
    </>
  );
}
