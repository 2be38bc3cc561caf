import { Link } from 'wouter';

import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { useMessages } from '#messages/use-messages.ts';
import { TitleText } from '#parts/title-text.tsx';
import { CopyButton } from '#ui/controls/copy-button.tsx';

type WorkerHeaderProps = {
  readonly slug: WorkerSlug;
  readonly title: string;
  readonly version: string;
};

export function WorkerHeader({ slug, title, version }: WorkerHeaderProps) {
  const t = useMessages();
  const [owner, name] = slug.includes('/') ? slug.split('/') : [undefined, slug];
  return (
    <header className="mb-2">
      <p className="text-sm text-muted">
        <Link href="/" className="touch-overlay hover:underline">
          {t('app.nav.workers')}
        </Link>
        {owner !== undefined && ` / ${owner}`}
      </p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="text-xl font-semibold wrap-anywhere">
          {title === '' ? name : <TitleText whole={title} />}
        </h1>
        {version !== '' && (
          <span
            aria-label={t('compose.version', { version })}
            className="rounded border border-line bg-surface px-2 py-0.5 font-mono text-xs wrap-anywhere text-muted"
          >
            {version}
          </span>
        )}
        <span className="flex min-w-0 items-center gap-1 font-mono text-xs wrap-anywhere text-faint">
          {/* Also where the title is not known: it may come, and would push the form down. */}
          <span>{slug}</span>
          <CopyButton text={() => slug} label={t('compose.copySlug')} iconOnly />
        </span>
      </div>
    </header>
  );
}
