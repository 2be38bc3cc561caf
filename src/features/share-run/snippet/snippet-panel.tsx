import { useMemo, useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { isAnsweredWithResults, withAnswerWindow } from '#api/answer-window.ts';
import type { ApiRequest } from '#core/request/api-request.ts';
import type { ExportFormat } from '#core/run/run.ts';

import { AnswerWindowBar } from './answer-window-bar.tsx';
import { PURPOSE_REQUEST, RUN_PURPOSES, type RunPurpose, type Writing } from './snippet-purpose.ts';
import { SnippetWriting } from './snippet-writing.tsx';
import { useAnswerWindow } from './use-answer-window.ts';
import { useJobs } from './use-jobs.ts';

type SnippetPanelProps = {
  readonly request: ApiRequest;
  readonly isCapped: boolean;
};

/** The request as a command or program to run elsewhere; names the key but never contains it. */
export function SnippetPanel({ request, isCapped }: SnippetPanelProps) {
  const api = useApi();
  const [purpose, setPurpose] = useState<RunPurpose>('start');
  const [format, setFormat] = useState<ExportFormat>('csv');
  const { jobs, retry } = useJobs(purpose === 'job');
  const [answered, setAnswered] = useAnswerWindow();
  const hasWindow = purpose === 'start' && isAnsweredWithResults(request);
  const writing = useMemo((): Writing | undefined => {
    if (purpose === 'job') return jobs && { kind: 'job', job: jobs.runJob(request, format) };
    const start = hasWindow ? withAnswerWindow(request, answered) : request;
    return { kind: 'request', request: PURPOSE_REQUEST[purpose](api, start) };
  }, [api, request, purpose, format, jobs, hasWindow, answered]);
  return (
    <SnippetWriting
      purposes={RUN_PURPOSES}
      purpose={purpose}
      onPurpose={setPurpose}
      format={purpose === 'job' ? format : undefined}
      onFormat={setFormat}
      isCapped={isCapped}
      writing={writing}
      onRetry={retry}
    >
      {hasWindow && <AnswerWindowBar window={answered} onChange={setAnswered} />}
    </SnippetWriting>
  );
}
