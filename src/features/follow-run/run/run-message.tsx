import type { Run } from '#core/run/run.ts';
import { stateOf } from '#core/run/run-state.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Notice } from '#ui/notice.tsx';

type RunMessageProps = {
  readonly run: Run;
  /** The run has been aborting for so long that it is no longer polled. */
  readonly stalled: boolean;
  readonly onCheck: () => void;
};

export function RunMessage({ run, stalled, onCheck }: RunMessageProps) {
  const t = useMessages();
  const state = stateOf(run);
  const said = run.errorMessage.trim();
  const quoted = said !== '' && <q className="whitespace-pre-line">{said}</q>;
  return (
    <>
      {stalled && (
        <Notice
          tone="warn"
          title={t('run.stalled.title')}
          actions={
            <Button size="small" onClick={onCheck}>
              {t('run.checkAgain')}
            </Button>
          }
        >
          {t('run.stalled.advice')}
        </Notice>
      )}
      {state === 'limited' && (
        <Notice tone="warn" title={t('run.limited.title')}>
          {quoted}
        </Notice>
      )}
      {state !== 'failed' && state !== 'limited' && quoted !== false && (
        <Notice title={t('run.message.title')}>{quoted}</Notice>
      )}
    </>
  );
}
