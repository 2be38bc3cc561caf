import { useState } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Notice } from '#ui/notice.tsx';

import { CardsSkeleton } from './compose-skeleton.tsx';
import { Composer, type ComposerProps } from './composer.tsx';
import { storedDrafts } from './draft/storage/draft-storage.ts';
import { useStoredDraft } from './draft/storage/use-stored-draft.ts';

export type OpenComposerProps = Omit<ComposerProps, 'stored'>;

/** The Input tab, as soon as the draft that the tab holds has been read. One of a later build is only given up when a person says so. */
export function OpenComposer(props: OpenComposerProps) {
  const t = useMessages();
  const held = useStoredDraft(props.slug, props.descriptor);
  const [discarded, setDiscarded] = useState(false);
  if (held?.unread === 'newer' && !discarded) {
    const discard = () => {
      storedDrafts.of(props.slug).remove();
      setDiscarded(true);
    };
    return (
      <Notice
        tone="warn"
        title={t('compose.draft.newer')}
        actions={<Button onClick={discard}>{t('compose.draft.discard')}</Button>}
      >
        <p>{t('compose.draft.newer.about')}</p>
      </Notice>
    );
  }
  if (held) {
    return (
      <>
        {held.unread === 'unreadable' && (
          <Notice tone="warn" title={t('compose.draft.unreadable')} className="mb-3.5" />
        )}
        <Composer {...props} stored={held.stored} />
      </>
    );
  }
  return (
    <div role="status">
      <p className="mb-2 text-muted">{t('compose.draft.reading')}</p>
      <CardsSkeleton />
    </div>
  );
}
