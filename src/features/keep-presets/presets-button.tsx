import { Bookmark, ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { IconButton } from '#ui/controls/button.tsx';
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

const PresetMenu = lazyComponent(
  () => import('./preset-menu.tsx').then(({ PresetMenu }) => PresetMenu),
  'presets',
  'sharing',
);

/** Opens the presets of a Worker, whose code is loaded then. */
export function PresetsButton(props: Omit<PresetsProps, 'onClose'>) {
  const t = useMessages();
  const [isOpen, setIsOpen] = useState(false);
  const [isPicking, setPicking] = useState(false);
  const pick = useRef<HTMLSpanElement>(null);
  const open = () => setIsOpen(true);
  useCommand('presets', open);
  const box = pick.current?.getBoundingClientRect();
  return (
    <>
      <ToolButton
        icon={Bookmark}
        label={t('presets.open')}
        aria-haspopup="dialog"
        data-command={'presets' satisfies CommandId}
        onClick={open}
      />
      <span ref={pick} className="-ml-1 inline-flex">
        <IconButton
          label={t('presets.pick')}
          aria-haspopup="menu"
          aria-expanded={isPicking}
          onClick={() => setPicking(true)}
          className="w-5 pointer-coarse:w-11"
        >
          <ChevronDown size={14} aria-hidden />
        </IconButton>
      </span>
      {isPicking && (
        <LazyPart>
          <PresetMenu
            {...props}
            at={{ left: box?.left ?? 0, top: box?.bottom ?? 0 }}
            onManage={open}
            onClose={() => setPicking(false)}
          />
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
