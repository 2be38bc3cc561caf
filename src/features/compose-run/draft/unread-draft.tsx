import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Notice } from '#ui/notice.tsx';

import { type DraftKey, storedDrafts } from './storage/draft-storage.ts';

type NewerDraftProps = { readonly draftKey: DraftKey; readonly onDiscarded: () => void };

/** In place of the form, where a later build wrote the draft: it is only given up when a person says so. */
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

/** Above a form whose draft could not be read. */
export function UnreadableDraft() {
  const t = useMessages();
  return <Notice tone="warn" title={t('compose.draft.unreadable')} className="mb-3.5" />;
}
