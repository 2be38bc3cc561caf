import { useMemo, useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { ApiRequest } from '#core/request/api-request.ts';
import type { ExportFormat } from '#core/run/run.ts';

import { PURPOSE_REQUEST, RUN_PURPOSES, type RunPurpose, type Writing } from './snippet-purpose.ts';
import { SnippetWriting } from './snippet-writing.tsx';
import { useJobs } from './use-jobs.ts';

/** The request as a command or program to run elsewhere; the key is named, never written. */
export function SnippetPanel({ request }: { readonly request: ApiRequest }) {
  const api = useApi();
  const [purpose, setPurpose] = useState<RunPurpose>('start');
  const [format, setFormat] = useState<ExportFormat>('csv');
  const { jobs, retry } = useJobs(purpose === 'job');
  const writing = useMemo((): Writing | undefined => {
    if (purpose !== 'job') return { kind: 'request', request: PURPOSE_REQUEST[purpose](api, request) };
    return jobs && { kind: 'job', job: jobs.runJob(request, format) };
  }, [api, request, purpose, format, jobs]);
  return (
    <SnippetWriting
      purposes={RUN_PURPOSES}
      purpose={purpose}
      onPurpose={setPurpose}
      format={purpose === 'job' ? format : undefined}
      onFormat={setFormat}
      writing={writing}
      onRetry={retry}
    />
  );
}
