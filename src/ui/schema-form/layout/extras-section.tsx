import { X } from 'lucide-react';
import { useId } from 'react';
import { useStore } from 'zustand';

import { jsonPreview } from '#core/json/write.ts';
import { useMessages } from '#messages/use-messages.ts';
import { IconButton } from '../../controls/button.tsx';

import { useFormParts } from '../form-context.ts';

/** Maximum characters shown of a value that the form does not know. */
const SHOWN_AT_MOST = 2_000;

/** Values that are sent without being part of the Worker's form: visible and removable. */
export function ExtrasSection() {
  const t = useMessages();
  const titleId = useId();
  const { store } = useFormParts();
  const extras = useStore(store, (state) => state.draft.values.extras);
  return (
    <section aria-labelledby={titleId} className="border-t border-line px-4 py-4">
      <h2 id={titleId} className="font-semibold">
        {t('form.extras.title')}
      </h2>
      <p className="text-muted">{t('form.extras.about')}</p>
      <ul className="mt-2 divide-y divide-line rounded border border-line-strong">
        {[...extras].map(([name, value]) => {
          const { text, truncated } = jsonPreview(value, SHOWN_AT_MOST);
          return (
            <li key={name} className="flex items-start gap-3 py-1 pr-1 pl-2.5">
              <code className="max-w-[40%] py-1 text-xs font-medium wrap-anywhere">{name}</code>
              <code className="max-h-32 min-w-0 grow overflow-auto py-1 text-xs wrap-anywhere whitespace-pre-wrap">
                {truncated ? `${text}…` : text}
              </code>
              <IconButton
                label={t('form.extras.remove', { name })}
                onClick={() => store.getState().removeExtra(name)}
              >
                <X size={14} aria-hidden />
              </IconButton>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
