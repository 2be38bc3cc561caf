import { Save } from 'lucide-react';
import { useState } from 'react';

import { useMessages } from '#messages/use-messages.ts';
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

const SaveMenu = lazyComponent(
  () => import('./save-menu.tsx').then((module) => module.SaveMenu),
  'presets',
  'sharing',
);

type SaveMenuButtonProps = Omit<PresetsProps, 'onClose'> & {
  readonly onTask: () => void;
};

export function SaveMenuButton({ onTask, ...presets }: SaveMenuButtonProps) {
  const t = useMessages();
  const [isOpen, setIsOpen] = useState(false);
  const [menu, setMenu] = useState<MenuPlace>();
  const open = () => setIsOpen(true);
  useCommand('presets', open);
  return (
    <>
      <ToolButton
        icon={Save}
        label={t('compose.save')}
        aria-haspopup="menu"
        aria-expanded={menu !== undefined}
        data-command={'presets' satisfies CommandId}
        onClick={({ currentTarget }) => setMenu(placeBelow(currentTarget))}
      />
      {menu && (
        <LazyPart>
          <SaveMenu
            {...presets}
            at={menu}
            onPreset={open}
            onTask={onTask}
            onClose={() => setMenu(undefined)}
          />
        </LazyPart>
      )}
      {isOpen && (
        <LazyPart>
          <PresetsDialog {...presets} onClose={() => setIsOpen(false)} />
        </LazyPart>
      )}
    </>
  );
}
