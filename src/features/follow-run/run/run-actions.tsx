import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { useMedia } from '#ui/hooks/use-media.ts';

type RunActionsProps = {
  /** The likely one. */
  readonly main: ReactNode;
  /** To run it again, which is out of sight on a narrow screen until it is asked for. */
  readonly again: ReactNode;
  /** What is out of sight everywhere until it is asked for. */
  readonly more: ReactNode;
};

/** What can be done with a run: the likely actions, and the others when asked for. */
export function RunActions({ main, again, more }: RunActionsProps) {
  const t = useMessages();
  const isNarrow = useMedia('(max-width: 40rem)');
  const [isOpen, setIsOpen] = useState(false);
  const Arrow = isOpen ? ChevronUp : ChevronDown;
  return (
    <>
      {main}
      {!isNarrow && again}
      <Button aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {t('run.more')}
        <Arrow size={14} aria-hidden />
      </Button>
      {isOpen && (
        <>
          {isNarrow && again}
          {more}
        </>
      )}
    </>
  );
}
