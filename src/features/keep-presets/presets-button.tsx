import { Bookmark } from 'lucide-react';
import { lazy, useState } from 'react';

import { loadWords } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { useCommand } from '#ui/commands/use-command.ts';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

import type { PresetsProps } from './presets-dialog.tsx';

const PresetsDialog = lazy(async () => {
  const [module] = await Promise.all([
    import('./presets-dialog.tsx'),
    loadWords('presets'),
    // What looks like a secret is said with the words of a link.
    loadWords('sharing'),
  ]);
  return { default: module.PresetsDialog };
});

/** Opens the presets of a Worker, whose code is loaded then. */
export function PresetsButton(props: Omit<PresetsProps, 'onClose'>) {
  const t = useMessages();
  const [isOpen, setIsOpen] = useState(false);
  const open = () => setIsOpen(true);
  useCommand('presets', open);
  return (
    <>
      <Button size="small" variant="quiet" aria-haspopup="dialog" onClick={open}>
        <Bookmark size={14} aria-hidden className="max-sm:hidden" />
        {t('presets.open')}
      </Button>
      {isOpen && (
        <LazyPart>
          <PresetsDialog {...props} onClose={() => setIsOpen(false)} />
        </LazyPart>
      )}
    </>
  );
}
