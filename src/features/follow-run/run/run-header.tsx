import type { ReactNode } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { CopyLink } from '#parts/links/copy-link.tsx';
import { RunsBreadcrumb, WorkerCrumb } from '#parts/breadcrumb.tsx';
import { CopyButton } from '#ui/controls/copy-button.tsx';

type RunHeaderProps = {
  /** What is known of the run. */
  readonly run: { readonly slug: string; readonly workerSlug?: string; readonly workerTitle?: string };
  readonly title: ReactNode;
  /** How it stands, beside its name. */
  readonly status?: ReactNode;
  readonly actions?: ReactNode;
};

/** Where the run belongs, its name, its slug, and what can be done with it. */
export function RunHeader({
  run: { slug, workerSlug, workerTitle = '' },
  title,
  status,
  actions,
}: RunHeaderProps) {
  const t = useMessages();
  return (
    // On a phone its name stands with its status on one line, and what can be done with it on the next.
    <header className="flex flex-wrap items-end justify-between gap-3 max-sm:items-center max-sm:justify-start max-sm:gap-x-2 max-sm:gap-y-1">
      <div className="min-w-0 max-sm:contents">
        <RunsBreadcrumb>
          {workerSlug === undefined || workerSlug === ''
            ? []
            : [<WorkerCrumb key="worker" slug={workerSlug} title={workerTitle} />]}
        </RunsBreadcrumb>
        <div className="flex flex-wrap items-center gap-x-2.5 max-sm:contents">
          {title}
          {status}
          <span className="flex min-w-0 items-center gap-1 max-sm:order-1">
            <code data-testid="run-slug" className="text-xs break-all text-muted max-sm:sr-only">
              {slug}
            </code>
            <CopyButton iconOnly label={t('run.copySlug')} text={() => slug} />
            {workerSlug !== undefined && (
              <CopyLink label={t('run.copyLink')} of="run" address={() => window.location.href} />
            )}
          </span>
        </div>
      </div>
      {actions && (
        <div className="flex flex-wrap gap-2 max-sm:order-2 max-sm:contents max-sm:*:order-2">{actions}</div>
      )}
    </header>
  );
}
