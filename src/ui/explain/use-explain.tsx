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
  /** Stands beside the name: asks what it means, and closes the answer again. */
  readonly button: ReactNode;
  /** Stands below, while it is asked for. */
  readonly answer: ReactNode;
};

/**
 * What a word means, in the place where it stands and only when it is asked for. Escape closes it, on the button and in it.
 * @param wordId id of the element with the word, which describes the button; it is not named by it, lest it be taken for the control
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
