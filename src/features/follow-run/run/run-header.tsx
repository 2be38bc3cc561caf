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
    <header>
      <div className="mb-1 flex items-center justify-between gap-x-2.5 sm:justify-start">
        <RunsBreadcrumb className="min-w-0">
          {workerSlug === undefined || workerSlug === ''
            ? []
            : [<WorkerCrumb key="worker" slug={workerSlug} title={workerTitle} />]}
        </RunsBreadcrumb>
        <span className="-my-1 flex min-w-0 items-center gap-1 max-sm:shrink-0">
          <code data-testid="run-slug" className="text-xs break-all text-muted max-sm:sr-only">
            {slug}
          </code>
          <CopyButton iconOnly label={t('run.copySlug')} text={() => slug} />
          {workerSlug !== undefined && (
            <CopyLink label={t('run.copyLink')} of="run" address={() => window.location.href} />
          )}
        </span>
      </div>
      {/* What can be done has the same room before and after the end of the run, so that nothing below moves then. */}
      <div className="gap-3 max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:gap-x-2 max-sm:gap-y-1 sm:grid xl:grid-cols-[minmax(0,1fr)_44rem]">
        <div className="flex min-w-0 flex-wrap items-center gap-x-2.5 max-sm:contents">
          {title}
          {status}
        </div>
        {actions && (
          <div className="flex flex-wrap gap-2 max-sm:contents max-sm:*:order-2 xl:justify-end">
            {actions}
          </div>
        )}
      </div>
    </header>
  );
}
