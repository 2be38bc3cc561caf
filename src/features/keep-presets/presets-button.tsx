import { Bookmark } from 'lucide-react';
import { useState } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { ToolButton } from '#ui/controls/tool-button.tsx';
import type { CommandId } from '#ui/commands/commands.ts';
import { useCommand } from '#ui/commands/use-command.ts';
import { lazyComponent } from '#ui/loading/lazy-component.ts';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

import type { PresetsProps } from './presets-dialog.tsx';

// What looks like a secret is said with the words of a link.
const PresetsDialog = lazyComponent(
  () => import('./presets-dialog.tsx').then(({ PresetsDialog }) => PresetsDialog),
  'presets',
  'sharing',
);

/** Opens the presets of a Worker, whose code is loaded then. */
export function PresetsButton(props: Omit<PresetsProps, 'onClose'>) {
  const t = useMessages();
  const [isOpen, setIsOpen] = useState(false);
  const open = () => setIsOpen(true);
  useCommand('presets', open);
  return (
    <>
      <ToolButton
        icon={Bookmark}
        label={t('presets.open')}
        aria-haspopup="dialog"
        data-command={'presets' satisfies CommandId}
        onClick={open}
      />
      {isOpen && (
        <LazyPart>
          <PresetsDialog {...props} onClose={() => setIsOpen(false)} />
        </LazyPart>
      )}
    </>
  );
}
