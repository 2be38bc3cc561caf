import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Notice } from '#ui/notice.tsx';

import { type DraftKey, storedDrafts } from './storage/draft-storage.ts';

type NewerDraftProps = { readonly draftKey: DraftKey; readonly onDiscarded: () => void };

/** Replaces the form if a newer build wrote the draft; discards the draft only on request. */
export function NewerDraft({ draftKey, onDiscarded }: NewerDraftProps) {
  const t = useMessages();
  const discard = () => {
    storedDrafts.of(draftKey).remove();
    onDiscarded();
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

export function UnreadableDraft() {
  const t = useMessages();
  return <Notice tone="warn" title={t('compose.draft.unreadable')} className="mb-3.5" />;
}
