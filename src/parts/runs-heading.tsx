import { Link } from 'wouter';

import { SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import { useMessages } from '#messages/use-messages.ts';

const TABS = [
  { id: 'runs', word: 'runs.title' },
  { id: 'collections', word: 'savedRows.collections' },
] as const;

export function RunsHeading({ present }: { readonly present: (typeof TABS)[number]['id'] }) {
  const t = useMessages();
  return (
    <div className="flex min-h-control items-center gap-6 text-xl">
      {TABS.map(({ id, word }) =>
        id === present ? (
          <h1 key={id} aria-current="page" className="border-b-2 border-accent font-semibold">
            {t(word)}
          </h1>
        ) : (
          <Link
            key={id}
            href={SCREEN_PATHS[id]}
            className="touch-overlay border-b-2 border-transparent text-muted hover:text-ink pointer-coarse:min-w-11"
          >
            {t(word)}
          </Link>
        ),
      )}
    </div>
  );
}
