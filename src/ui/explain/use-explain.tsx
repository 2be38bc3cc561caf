import { CircleHelp } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { IconButton } from '../controls/button.tsx';
import { lazyComponent } from '../loading/lazy-component.tsx';
import { LazyPart } from '../loading/lazy-part.tsx';

import type { Explained } from './explanation.tsx';

const Explanation = lazyComponent(
  () => import('./explanation.tsx').then(({ Explanation }) => Explanation),
  'help',
);

type Explain = {
  readonly button: ReactNode;
  readonly answer: ReactNode;
};

/**
 * Explains a word in place, on request. Escape closes it, on the button and inside.
 * @param wordId id of the element with the word. It describes the button but does not name it, so that the
 * button is not mistaken for the control.
 */
export function useExplain(of: Explained, wordId: string): Explain {
  const t = useMessages();
  const [open, setOpen] = useState(false);
  const id = useId();
  const onKeyDown = (event: { key: string; stopPropagation: () => void }) => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    setOpen(false);
    document.getElementById(`${id}-ask`)?.focus();
  };
  return {
    button: (
      <IconButton
        id={`${id}-ask`}
        label={t('app.explain')}
        aria-describedby={wordId}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        onKeyDown={onKeyDown}
        className="-my-1 text-faint pointer-coarse:relative pointer-coarse:-mx-2 pointer-coarse:-mt-2 pointer-coarse:-mb-1"
      >
        <CircleHelp size={13} aria-hidden />
      </IconButton>
    ),
    answer: (
      <div id={id} onKeyDown={onKeyDown} className="empty:hidden">
        {open && (
          <LazyPart>
            <Explanation of={of} />
          </LazyPart>
        )}
      </div>
    ),
  };
}
