import type { ReactNode } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { CopyLink } from '#parts/links/copy-link.tsx';
import { RunsBreadcrumb, WorkerCrumb } from '#parts/breadcrumb.tsx';

type RunHeaderProps = {
  /** What is known of the run. */
  readonly run: { readonly slug: string; readonly workerSlug?: string; readonly workerTitle?: string };
  readonly title: ReactNode;
  /** How it stands and its figures, beside its name. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
};

/** Where the run belongs, its name and figures, and what can be done with it. */
export function RunHeader({ run, title, children, actions }: RunHeaderProps) {
  const t = useMessages();
  const { slug, workerSlug, workerTitle = '' } = run;
  return (
    <header>
      <div className="mb-1 flex items-center justify-between gap-x-2.5 sm:justify-start">
        <RunsBreadcrumb className="min-w-0">
          {workerSlug === undefined || workerSlug === ''
            ? []
            : [<WorkerCrumb key="worker" slug={workerSlug} title={workerTitle} />]}
        </RunsBreadcrumb>
        <code data-testid="run-slug" className="sr-only">
          {slug}
        </code>
        <span className="-my-1 max-sm:shrink-0">
          {workerSlug !== undefined && (
            <CopyLink label={t('run.copyLink')} of="run" address={() => window.location.href} />
          )}
        </span>
      </div>
      {/* The actions have the same room before and after the end of the run, so that nothing below moves then. */}
      <div className="grid gap-x-3 gap-y-2 xl:grid-cols-[minmax(0,1fr)_44rem]">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          {title}
          {children}
        </div>
        {actions && <div className="flex flex-wrap gap-2 xl:justify-end">{actions}</div>}
      </div>
    </header>
  );
}
