import { useEffect, useState } from 'react';

import { useApi, useApiConfig, useHasKey } from '#api/api-context.tsx';

import { checkConnection, type Report, STEPS } from './check-connection.ts';

export function useConnectionCheck() {
  const api = useApi();
  const config = useApiConfig();
  const hasKey = useHasKey();
  const [round, setRound] = useState(0);
  const [check, setCheck] = useState<{ readonly of: string; readonly reports: readonly Report[] }>();
  const of = `${round} ${hasKey}`;
  useEffect(() => {
    const end = new AbortController();
    const page = { origin: window.location.origin, online: () => navigator.onLine, now: Date.now };
    const run = async () => {
      for await (const report of checkConnection({ api, config, hasKey, page }, end.signal)) {
        if (end.signal.aborted) return;
        setCheck((before) => ({ of, reports: [...(before?.of === of ? before.reports : []), report] }));
      }
    };
    void run();
    return () => end.abort();
  }, [api, config, hasKey, of]);
  const reports = check?.of === of ? check.reports : [];
  return {
    config,
    reports,
    running: reports.length < STEPS.length,
    again: () => setRound((before) => before + 1),
  };
}
