import { GitCompareArrows } from 'lucide-react';
import { Link } from 'wouter';

import type { RunSlug } from '#core/ids/run-slug.ts';
import { comparePath } from '#core/ids/screen-paths.ts';
import { useMessages } from '#messages/use-messages.ts';
import { buttonLook } from '#ui/controls/button.tsx';

/** The way to a run beside the run of its Worker before it. */
export function AgainstBefore({ run }: { readonly run: RunSlug }) {
  const t = useMessages();
  return (
    <Link href={comparePath(run)} className={buttonLook({})}>
      <GitCompareArrows size={14} aria-hidden />
      {t('run.againstBefore')}
    </Link>
  );
}
