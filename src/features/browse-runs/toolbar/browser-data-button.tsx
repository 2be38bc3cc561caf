import { HardDrive } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { IconButton } from '#ui/controls/button.tsx';
import { PartBoundary } from '#ui/loading/part-boundary.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';

import { LabelsFile } from './labels-file.tsx';

export function BrowserDataButton({ children }: { readonly children: ReactNode }) {
  const t = useMessages();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <IconButton label={t('runs.keptHere')} className="size-8" onClick={() => setIsOpen(true)}>
        <HardDrive size={16} aria-hidden />
      </IconButton>
      {isOpen && (
        <Dialog title={t('runs.keptHere')} onClose={() => setIsOpen(false)}>
          <div className="space-y-3">
            <PartBoundary>
              <LabelsFile />
            </PartBoundary>
            <PartBoundary>{children}</PartBoundary>
          </div>
        </Dialog>
      )}
    </>
  );
}
