import { useMessages } from '#messages/use-messages.ts';

import { CardsSkeleton } from './compose-skeleton.tsx';
import { Composer, type ComposerProps } from './composer.tsx';
import { useStoredDraft } from './use-stored-draft.ts';

export type OpenComposerProps = Omit<ComposerProps, 'stored'>;

/** The Input tab, as soon as the draft that the tab holds has been read. */
export function OpenComposer(props: OpenComposerProps) {
  const t = useMessages();
  const held = useStoredDraft(props.slug, props.descriptor);
  if (held) return <Composer {...props} stored={held.stored} />;
  return (
    <div role="status">
      <p className="mb-2 text-muted">{t('compose.draft.reading')}</p>
      <CardsSkeleton />
    </div>
  );
}
