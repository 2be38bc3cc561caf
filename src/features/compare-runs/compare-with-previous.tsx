import { GitCompareArrows } from 'lucide-react';

import type { RunSlug } from '#core/ids/run-slug.ts';
import { comparePath } from '#core/ids/screen-paths.ts';
import { useMessages } from '#messages/use-messages.ts';
import { LinkButton } from '#ui/controls/link.tsx';
import type { ActionLook } from '#ui/overlay/menu-button.tsx';

export function CompareWithPrevious({ run, look }: { readonly run: RunSlug; readonly look: ActionLook }) {
  const t = useMessages();
  return (
    <LinkButton href={comparePath(run)} {...look}>
      <GitCompareArrows size={14} aria-hidden />
      {t('run.comparePrevious')}
    </LinkButton>
  );
}
