import { ChevronDown } from 'lucide-react';
import { type ReactNode, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';

import { langOf } from '#core/form/bilingual.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '../../class-names.ts';

import { useFormParts } from '../form-context.ts';
import type { DrawnField } from '../rjsf.tsx';
import { valuesInWords } from './values-in-words.ts';
import { contentId, sectionId } from './use-shown-fields.ts';

type SectionProps = {
  readonly id: string;
  readonly section: NonNullable<Parameter['section']>;
  readonly fields: readonly DrawnField[];
  readonly isFolded: boolean;
  readonly onFold: (isFolded: boolean) => void;
  readonly children: ReactNode;
};

/** A section whose head folds it to one line of the values that it holds. Folded fields are found by the browser's search. */
export function Section({ id, section, fields, isFolded, onFold, children }: SectionProps) {
  const t = useMessages();
  const { store } = useFormParts();
  const { caption, description } = section;
  const heading = sectionId(id);
  return (
    <section
      aria-labelledby={`${heading}-caption`}
      className={classNames('px-4 pt-4', isFolded ? 'pb-4' : 'pb-6')}
    >
      <h2 id={heading} tabIndex={-1} className="outline-none">
        <button
          type="button"
          aria-expanded={!isFolded}
          aria-labelledby={`${heading}-caption`}
          aria-describedby={isFolded ? `${heading}-values` : undefined}
          onClick={() => onFold(!isFolded)}
          className="touch-overlay flex w-full items-center gap-2 text-left"
        >
          <span
            id={`${heading}-caption`}
            lang={langOf(caption)}
            className="font-semibold wrap-anywhere whitespace-pre-line"
          >
            {caption}
          </span>
          <span id={`${heading}-values`} className="min-w-0 grow truncate text-muted">
            {isFolded && valuesInWords(t, fields, store.getState().draft.values.entries)}
          </span>
          <ChevronDown
            size={16}
            aria-hidden
            className={classNames('shrink-0 text-muted transition-transform', isFolded && '-rotate-90')}
          />
        </button>
      </h2>
      <Folded id={contentId(id)} isFolded={isFolded} onFound={() => onFold(false)}>
        {description !== '' && (
          <p lang={langOf(description)} className="wrap-anywhere whitespace-pre-line text-muted">
            {description}
          </p>
        )}
        <div className="pt-3">{children}</div>
      </Folded>
    </section>
  );
}

type FoldedProps = Pick<SectionProps, 'isFolded' | 'children'> & {
  readonly id: string;
  readonly onFound: () => void;
};

/** React writes a plain `hidden`, which a search in the page does not look into. */
function Folded({ id, isFolded, onFound, children }: FoldedProps) {
  const content = useRef<HTMLDivElement>(null);
  const found = useEffectEvent(onFound);
  useLayoutEffect(() => {
    if (isFolded) content.current?.setAttribute('hidden', 'until-found');
    else content.current?.removeAttribute('hidden');
  }, [isFolded]);
  useEffect(() => {
    const element = content.current;
    const open = () => found();
    element?.addEventListener('beforematch', open);
    return () => element?.removeEventListener('beforematch', open);
  }, []);
  return (
    <div id={id} ref={content}>
      {children}
    </div>
  );
}
