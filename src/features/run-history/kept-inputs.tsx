import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/button.tsx';

import { keptRunsQuery, useStartHistory } from '#starts/history/use-start-history.ts';

/** How many inputs this browser keeps, and the way to make it forget them, which can be taken back. */
export function KeptInputs() {
  const t = useMessages();
  const { data: runs } = useQuery(keptRunsQuery());
  const history = useStartHistory();
  const [restore, setRestore] = useState<() => Promise<void>>();
  if (runs === undefined || (runs.size === 0 && restore === undefined)) return null;
  const forget = async () => {
    const back = await history.clear();
    setRestore(() => back);
  };
  const undo = () => {
    void restore?.();
    setRestore(undefined);
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
      <p role="status">{restore ? t('history.cleared') : t('history.kept', { count: runs.size })}</p>
      {/* The same element, so that the focus stays. */}
      <Button
        size="small"
        variant="quiet"
        title={restore ? undefined : t('history.clear.about')}
        onClick={restore ? undo : () => void forget()}
      >
        {restore ? t('common.undo') : t('history.clear')}
      </Button>
    </div>
  );
}
