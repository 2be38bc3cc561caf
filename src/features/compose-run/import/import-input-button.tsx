import { Download } from 'lucide-react';
import { useState } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { ToolButton } from '#ui/controls/tool-button.tsx';
import { useCommand } from '#ui/commands/use-command.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
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
      <ToolButton icon={Download} label={t('import.open')} aria-haspopup="dialog" onClick={open} />
      {isOpen && (
        <LazyPart>
          <ImportInput {...props} onClose={() => setIsOpen(false)} />
        </LazyPart>
      )}
    </>
  );
}
