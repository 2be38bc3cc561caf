import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { useMedia } from '#ui/hooks/use-media.ts';

type RunActionsProps = {
  /** The likely one. */
  readonly main: ReactNode;
  readonly more: ReactNode;
};

/** What can be done with a run: on a narrow screen the likely action, and the others when asked for. */
export function RunActions({ main, more }: RunActionsProps) {
  const t = useMessages();
  const isNarrow = useMedia('(max-width: 40rem)');
  const [isOpen, setIsOpen] = useState(false);
  const Arrow = isOpen ? ChevronUp : ChevronDown;
  return (
    <>
      {main}
      {isNarrow && (
        <Button aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {t('run.more')}
          <Arrow size={14} aria-hidden />
        </Button>
      )}
      {(!isNarrow || isOpen) && more}
    </>
  );
}
