import { useQuery } from '@tanstack/react-query';

import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/button.tsx';

import { keptRunsQuery, useStartHistory } from './use-start-history.ts';

/** How many inputs this browser keeps, and the way to make it forget them. */
export function KeptInputs() {
  const t = useMessages();
  const { data: runs } = useQuery(keptRunsQuery());
  const history = useStartHistory();
  if (runs === undefined || runs.size === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
      <p>{t('history.kept', { count: runs.size })}</p>
      <Button
        size="small"
        variant="quiet"
        title={t('history.clear.about')}
        onClick={() => void history.clear()}
      >
        {t('history.clear')}
      </Button>
    </div>
  );
}
