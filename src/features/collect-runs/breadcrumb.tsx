import { Link } from 'wouter';

import { SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import { useMessages } from '#messages/use-messages.ts';

/** The ways up from a collection. */
export function Breadcrumb() {
  const t = useMessages();
  const way = 'touch-target hover:text-ink hover:underline';
  return (
    <nav
      aria-label={t('run.breadcrumb')}
      className="mb-1 flex flex-wrap items-center gap-x-1.5 text-sm text-muted"
    >
      <Link href={SCREEN_PATHS.runs} className={way}>
        {t('runs.title')}
      </Link>
      <span aria-hidden>/</span>
      <Link href={SCREEN_PATHS.collections} className={way}>
        {t('collections.title')}
      </Link>
    </nav>
  );
}
