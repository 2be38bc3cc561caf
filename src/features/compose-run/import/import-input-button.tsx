import { Download } from 'lucide-react';
import { useState } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { useCommand } from '#ui/commands/use-command.ts';
import { lazyComponent } from '#ui/loading/lazy-component.ts';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

import type { ImportInputProps } from './import-input.tsx';

const ImportInput = lazyComponent(
  () => import('./import-input.tsx').then((module) => module.default),
  'importing',
);

type ImportInputButtonProps = Omit<ImportInputProps, 'onClose'>;

/** Opens the import, whose code is loaded then. */
export function ImportInputButton(props: ImportInputButtonProps) {
  const t = useMessages();
  const [isOpen, setIsOpen] = useState(false);
  const open = () => setIsOpen(true);
  useCommand('import', open);
  return (
    <>
      <Button size="small" variant="quiet" aria-haspopup="dialog" onClick={open}>
        <Download size={14} aria-hidden className="max-sm:hidden" />
        {t('import.open')}
      </Button>
      {isOpen && (
        <LazyPart>
          <ImportInput {...props} onClose={() => setIsOpen(false)} />
        </LazyPart>
      )}
    </>
  );
}
