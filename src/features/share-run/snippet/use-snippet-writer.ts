import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import type { Result } from '#core/result.ts';
import { writeCurl } from '#core/snippet/languages/curl.ts';
import type { JobLanguage } from '#core/snippet/job/job.ts';
import type { SnippetLanguage, SnippetOptions, SnippetProblem } from '#core/snippet/snippet.ts';

import type { Writing } from './snippet-purpose.ts';

export type Write = (options: SnippetOptions) => Result<string, SnippetProblem>;

type SnippetWriter = {
  readonly write: Write | undefined;
  readonly retry: (() => void) | undefined;
};

export const JOB_LANGUAGE: Record<SnippetLanguage, JobLanguage> = {
  curl: 'curl',
  powershell: 'powershell',
  cmd: 'powershell',
  python: 'python',
  javascript: 'javascript',
  node: 'javascript',
  go: 'curl',
  php: 'curl',
  java: 'curl',
  csharp: 'powershell',
};

const ONCE = { staleTime: Infinity, networkMode: 'always', retry: false } as const;

/**
 * The writer of a snippet: curl is ready at once; the others load together with the first of them chosen,
 * and those of jobs with the first job.
 */
export function useSnippetWriter(language: SnippetLanguage, writing: Writing | undefined): SnippetWriter {
  const isJob = writing?.kind === 'job';
  const others = useQuery({
    ...ONCE,
    queryKey: ['snippet-writers'],
    queryFn: async () => (await import('#core/snippet/write-snippet.ts')).WRITE_SNIPPET,
    enabled: !isJob && language !== 'curl',
  });
  const jobs = useQuery({
    ...ONCE,
    queryKey: ['job-writers'],
    queryFn: async () => (await import('#core/snippet/job/write-job.ts')).WRITE_JOB,
    enabled: isJob,
  });
  const writeRequest = language === 'curl' ? writeCurl : others.data?.[language];
  const writeJob = jobs.data?.[JOB_LANGUAGE[language]];
  const write = useMemo((): Write | undefined => {
    if (writing?.kind === 'job') return writeJob && ((options) => writeJob(writing.job, options));
    return writing && writeRequest && ((options) => writeRequest(writing.request, options));
  }, [writing, writeRequest, writeJob]);
  const { isError, refetch } = isJob ? jobs : others;
  return { write, retry: isError ? () => void refetch() : undefined };
}
