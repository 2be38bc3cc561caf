import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { tabHolds } from '#browser/tab-holds.ts';
import { useMessages } from '#messages/use-messages.ts';
import { type Cleared, forgetInputs } from '#starts/history/forget-inputs.ts';
import { storedRuns } from '#starts/history/stored-runs.ts';
import { storedInputsQuery } from '#starts/history/history-query.ts';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';

export function StoredInputs() {
  const t = useMessages();
  const { data: runs } = useQuery(storedInputsQuery());
  const client = useQueryClient();
  const [cleared, setCleared] = useState<Cleared>();
  useEffect(() => () => void cleared?.end(), [cleared]);
  if (runs === undefined || (runs.size === 0 && cleared === undefined)) return null;
  const renew = () => client.invalidateQueries({ queryKey: storedInputsQuery().queryKey });
  const forget = async () => {
    const forgotten = await forgetInputs(storedRuns, tabHolds);
    await renew();
    setCleared(forgotten);
  };
  const undo = async () => {
    await cleared?.takeBack();
    await renew();
    setCleared(undefined);
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
      <p role="status">{cleared ? t('history.cleared') : t('history.kept', { count: runs.size })}</p>
      {/* The same element, so that the focus stays. */}
      <GuardedButton
        size="small"
        variant="quiet"
        meaning={cleared ? 'undo' : 'clear'}
        title={cleared ? undefined : t('history.clear.about')}
        onClick={() => void (cleared ? undo() : forget())}
      >
        {cleared ? t('common.undo') : t('history.clear')}
      </GuardedButton>
    </div>
  );
}
