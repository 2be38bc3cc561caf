import { CircleAlert, CircleCheck, CircleDashed, CircleMinus, LoaderCircle } from 'lucide-react';

import type { ApiConfig } from '#api/config/config.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { FailureCodes } from '#parts/failures/failure-codes.tsx';

import type { Finding, Report, Step } from './check-connection.ts';
import { connectionText } from './connection-text.ts';

type StepState = 'passed' | 'failed' | 'skipped' | 'running' | 'waiting';

const LOOK: Record<StepState, { readonly icon: typeof CircleCheck; readonly ink: string }> = {
  passed: { icon: CircleCheck, ink: 'text-good' },
  failed: { icon: CircleAlert, ink: 'text-bad' },
  skipped: { icon: CircleMinus, ink: 'text-muted' },
  running: { icon: LoaderCircle, ink: 'text-accent motion-safe:animate-spin' },
  waiting: { icon: CircleDashed, ink: 'text-faint' },
};

type CheckStepProps = {
  readonly step: Step;
  readonly report: Report | undefined;
  readonly running: boolean;
  readonly config: ApiConfig;
  readonly onNeedKey: () => void;
};

export function CheckStep({ step, report, running, config, onNeedKey }: CheckStepProps) {
  const t = useMessages();
  const finding = report?.finding;
  const state: StepState = finding?.state ?? (running ? 'running' : 'waiting');
  const { icon: Icon, ink } = LOOK[state];
  const wantsKey = step === 'auth' && (finding?.state === 'failed' || isWithoutKey(finding));
  return (
    <li data-step={step} data-state={state} className="flex gap-3 px-4 py-3">
      <Icon size={18} aria-hidden className={classNames('mt-px shrink-0', ink)} />
      <div className="min-w-0 grow wrap-anywhere">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{t(`check.step.${step}`)}</span>
          <span className={classNames('text-sm', state === 'failed' ? 'text-bad' : 'text-muted')}>
            {t(`check.state.${state}`)}
          </span>
        </p>
        {finding && <FindingLines finding={finding} config={config} />}
        {wantsKey && (
          <Button size="small" className="mt-2" onClick={onNeedKey}>
            {t('key.button')}
          </Button>
        )}
      </div>
    </li>
  );
}

const isWithoutKey = (finding: Finding | undefined) =>
  finding?.state === 'skipped' && finding.why === 'noKey';

type FindingLinesProps = { readonly finding: Finding; readonly config: ApiConfig };

function FindingLines({ finding, config }: FindingLinesProps) {
  const t = useMessages();
  const { note, cause, mend } = connectionText(t, finding, { config, page: window.location.origin });
  return (
    <>
      {note !== undefined && <p className="text-sm text-muted">{note}</p>}
      {cause !== undefined && (
        <p className="mt-1">
          <span className="text-muted">{t('check.cause')}</span> {cause}
        </p>
      )}
      {mend !== undefined && (
        <p className="mt-1">
          <span className="text-muted">{t('check.mend')}</span> {mend}
        </p>
      )}
      {finding.state === 'failed' && finding.facts && <FailureCodes facts={finding.facts} />}
    </>
  );
}
