import { type ReactNode, useEffectEvent, useLayoutEffect, useRef } from 'react';

import { langOf } from '#core/form/bilingual.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { useMessages } from '#messages/use-messages.ts';

import { FoldHead } from '../../fold-head.tsx';
import { useFormParts } from '../form-context.ts';
import type { DrawnField } from '../rjsf.tsx';
import { contentId, sectionId } from './use-shown-fields.ts';
import { valuesInWords } from './values-in-words.ts';

type SectionProps = {
  readonly id: string;
  readonly section: NonNullable<Parameter['section']>;
  readonly fields: readonly DrawnField[];
  readonly isFolded: boolean;
  readonly onFold: (isFolded: boolean) => void;
  readonly children: ReactNode;
};

/** A section whose head folds it to one line of the values that it holds. */
export function Section({ id, section, fields, isFolded, onFold, children }: SectionProps) {
  const t = useMessages();
  const { store } = useFormParts();
  const { caption, description } = section;
  return (
    <section aria-label={caption}>
      <FoldHead
        id={sectionId(id)}
        title={caption}
        lang={langOf(caption)}
        summary={isFolded && valuesInWords(t, fields, store.getState().draft.values.entries)}
        isOpen={!isFolded}
        onToggle={() => onFold(!isFolded)}
      />
      <Folded id={contentId(id)} isFolded={isFolded} onFound={() => onFold(false)}>
        <div className="px-4 pt-2 pb-6">
          {description !== '' && (
            <p lang={langOf(description)} className="mb-3 wrap-anywhere whitespace-pre-line text-muted">
              {description}
            </p>
          )}
          {children}
        </div>
      </Folded>
    </section>
  );
}

type FoldedProps = Pick<SectionProps, 'isFolded' | 'children'> & {
  readonly id: string;
  readonly onFound: () => void;
};

/** Content that the browser's search finds while it is folded. React writes a plain `hidden`, which is not searched. */
function Folded({ id, isFolded, onFound, children }: FoldedProps) {
  const content = useRef<HTMLDivElement>(null);
  const found = useEffectEvent(onFound);
  useLayoutEffect(() => {
    const element = content.current;
    if (!isFolded || element === null) return undefined;
    const open = () => found();
    element.setAttribute('hidden', 'until-found');
    element.addEventListener('beforematch', open);
    return () => {
      element.removeAttribute('hidden');
      element.removeEventListener('beforematch', open);
    };
  }, [isFolded]);
  return (
    <div id={id} ref={content}>
      {children}
    </div>
  );
}
