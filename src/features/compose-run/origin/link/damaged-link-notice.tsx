import { sentenceGap } from '#messages/sentence-gap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Notice } from '#ui/notice.tsx';

import { adviceOn, faultText } from './link-fault-text.ts';
import type { DraftOrigin } from '../../draft/opening/draft-origin.ts';

type DamagedLink = Extract<DraftOrigin, { kind: 'damagedLink' }>;

type DamagedLinkNoticeProps = { readonly origin: DamagedLink; readonly onDismiss: () => void };

export function DamagedLinkNotice({ origin, onDismiss }: DamagedLinkNoticeProps) {
  const t = useMessages();
  return (
    <Notice
      tone="bad"
      title={t('compose.link.damaged', { why: faultText(t, origin.problem) })}
      onDismiss={onDismiss}
    >
      <p>
        {t(origin.hasDraft ? 'compose.link.form.draft' : 'compose.link.form.defaults') + sentenceGap()}
        {t(adviceOn(origin.problem))}
      </p>
    </Notice>
  );
}
