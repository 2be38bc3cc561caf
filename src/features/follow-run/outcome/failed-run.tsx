import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { useApi, useKeyStore } from '#api/api-context.tsx';
import { logQuery } from '#api/queries/queries.ts';
import type { Run } from '#core/run/run.ts';
import { sentences } from '#messages/sentence-gap.ts';
import { useMessages } from '#messages/use-messages.ts';
import type { StoredInput } from '#starts/history/stored-input.ts';
import { Button } from '#ui/controls/button.tsx';
import { CopyButton } from '#ui/controls/copy-button.tsx';
import { useAddress } from '#ui/hooks/use-address.ts';

import { RUN_ADDRESS } from '../address/run-address.ts';
import { chargeText } from './charge-text.ts';
import { OutcomeBox } from './outcome-box.tsx';

type FailedRunProps = {
  readonly run: Run;
  readonly count: number | undefined;
  readonly stored: StoredInput | undefined;
  /** The way to correct the input; absent if the input is unknown. */
  readonly correct: ReactNode;
};

export function FailedRun({ run, count, stored, correct }: FailedRunProps) {
  const t = useMessages();
  const api = useApi();
  const keyStore = useKeyStore();
  const client = useQueryClient();
  const [, setAddress] = useAddress(RUN_ADDRESS);
  const reason = run.errorMessage.trim();
  const report = async () => {
    const { authorReport } = await import('./author-report.ts');
    const { queryKey } = logQuery(api, { slug: run.slug, over: true });
    return authorReport(t, { run, stored, log: client.getQueryData(queryKey), key: keyStore.get() });
  };
  return (
    <OutcomeBox
      tone="bad"
      title={t('run.failed.title')}
      actions={
        <>
          {correct}
          <Button onClick={() => setAddress(() => ({ tab: 'log', atError: true }), { replace: true })}>
            {t('run.failed.log')}
          </Button>
          <CopyButton text={report} label={t('run.failed.copy')} />
        </>
      }
    >
      <p>{reason === '' ? t('run.failed.noReason') : <q className="whitespace-pre-line">{reason}</q>}</p>
      <p className="text-muted">
        {sentences(chargeText(t, run, count), t(correct ? 'run.failed.correct' : 'run.failed.later'))}
      </p>
    </OutcomeBox>
  );
}
