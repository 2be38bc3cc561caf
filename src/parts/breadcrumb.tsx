import { Fragment, type ReactNode } from 'react';
import { Link } from 'wouter';

import { SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import { parseWorkerSlug, workerPath } from '#core/ids/worker-ref.ts';
import { useMessages } from '#messages/use-messages.ts';

import { TitleText } from './title-text.tsx';

const WAY = 'touch-overlay wrap-anywhere hover:text-ink hover:underline';

type BreadcrumbProps = {
  readonly first: CrumbProps;
  readonly className?: string;
  readonly children: readonly ReactNode[];
};

function Breadcrumb({
  first,
  className = 'mb-1 max-sm:w-full pointer-coarse:mb-3.5',
  children,
}: BreadcrumbProps) {
  const t = useMessages();
  return (
    <nav
      aria-label={t('run.breadcrumb')}
      className={`flex flex-wrap items-center gap-x-1.5 text-sm text-muted ${className}`}
    >
      <Link {...first} className={`${WAY} pointer-coarse:-ml-4 pointer-coarse:pl-4`} />
      {children.map((way, at) => (
        <Fragment key={at}>
          <span aria-hidden>/</span>
          {way}
        </Fragment>
      ))}
    </nav>
  );
}

export function RunsBreadcrumb(props: Omit<BreadcrumbProps, 'first'>) {
  const t = useMessages();
  return <Breadcrumb {...props} first={{ href: SCREEN_PATHS.runs, children: t('runs.title') }} />;
}

type CrumbProps = { readonly href: string; readonly children: ReactNode };

export function Crumb(props: CrumbProps) {
  return <Link {...props} className={WAY} />;
}

type WorkerCrumbProps = {
  readonly slug: string;
  readonly title: string;
};

export function WorkerCrumb({ slug, title }: WorkerCrumbProps) {
  const worker = parseWorkerSlug(slug);
  const name = title === '' ? slug : <TitleText whole={title} />;
  if (!worker.ok) return <span className="wrap-anywhere">{name}</span>;
  return (
    <Link href={workerPath(worker.value)} title={slug} className={WAY}>
      {name}
    </Link>
  );
}
