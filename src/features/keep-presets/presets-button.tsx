import { Bookmark, ChevronDown } from 'lucide-react';
import { useState } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { IconButton } from '#ui/controls/button.tsx';
import { ToolButton } from '#ui/controls/tool-button.tsx';
import { type MenuPlace, placeBelow } from '#ui/overlay/popup-menu.tsx';
import type { CommandId } from '#ui/commands/commands.ts';
import { useCommand } from '#ui/commands/use-command.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

import type { PresetsProps } from './presets-dialog.tsx';

// What looks like a secret is said with the words of a link.
const PresetsDialog = lazyComponent(
  () => import('./presets-dialog.tsx').then(({ PresetsDialog }) => PresetsDialog),
  'presets',
  'sharing',
);

const PresetMenu = lazyComponent(
  () => import('./preset-menu.tsx').then(({ PresetMenu }) => PresetMenu),
  'presets',
  'sharing',
);

/** Opens the presets of a Worker, whose code is loaded then. */
export function PresetsButton(props: Omit<PresetsProps, 'onClose'>) {
  const t = useMessages();
  const [isOpen, setIsOpen] = useState(false);
  const [picking, setPicking] = useState<MenuPlace>();
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
      <IconButton
        label={t('presets.pick')}
        aria-haspopup="menu"
        aria-expanded={picking !== undefined}
        onClick={({ currentTarget }) => setPicking(placeBelow(currentTarget))}
        className="w-6 pointer-coarse:w-11"
      >
        <ChevronDown size={14} aria-hidden />
      </IconButton>
      {picking && (
        <LazyPart>
          <PresetMenu {...props} at={picking} onManage={open} onClose={() => setPicking(undefined)} />
        </LazyPart>
      )}
      {isOpen && (
        <LazyPart>
          <PresetsDialog {...props} onClose={() => setIsOpen(false)} />
        </LazyPart>
      )}
    </>
  );
}
