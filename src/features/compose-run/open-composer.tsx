import { type ReactNode, useState } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { useEditorsLoaded } from '#ui/schema-form/use-editors-loaded.ts';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import { CardsSkeleton } from './compose-skeleton.tsx';
import type { ComposerProps } from './composer.tsx';
import type { StoredDraft } from './draft/reading/stored-draft.ts';
import type { DraftKey } from './draft/storage/draft-storage.ts';
import { useStoredDraft } from './draft/storage/use-stored-draft.ts';

const NewerDraft = lazyComponent(
  () => import('./draft/unread-draft.tsx').then(({ NewerDraft }) => NewerDraft),
  'sharing',
);
const UnreadableDraft = lazyComponent(
  () => import('./draft/unread-draft.tsx').then(({ UnreadableDraft }) => UnreadableDraft),
  'sharing',
);

type OpenComposerProps = Pick<ComposerProps, 'descriptor' | 'link'> & {
  readonly draftKey: DraftKey;
  readonly children: (stored: StoredDraft | undefined) => ReactNode;
};

/**
 * Renders the form once the tab's draft and the field code are loaded. Discards a newer build's draft only
 * on request.
 */
export function OpenComposer({ draftKey, descriptor, link, children }: OpenComposerProps) {
  const t = useMessages();
  const held = useStoredDraft(draftKey, descriptor, link);
  const canDraw = useEditorsLoaded(descriptor.parameters);
  const [discarded, setDiscarded] = useState(false);
  if (held?.unread === 'newer' && !discarded)
    return (
      <LazyPart>
        <NewerDraft draftKey={draftKey} onDiscarded={() => setDiscarded(true)} />
      </LazyPart>
    );
  if (held && canDraw) {
    return (
      <>
        {held.unread === 'unreadable' && (
          <LazyPart fallback={<Skeleton className="mb-3.5 h-9" />}>
            <UnreadableDraft />
          </LazyPart>
        )}
        {children(held.stored)}
      </>
    );
  }
  return (
    <div role="status">
      {!held && link.fragment === '' && <p className="mb-2 text-muted">{t('compose.draft.reading')}</p>}
      <CardsSkeleton />
    </div>
  );
}
