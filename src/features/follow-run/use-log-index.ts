import { useEffect, useRef, useState } from 'react';

import type { LogEntry } from '#core/run/run.ts';

import { indexLog, type LogIndex } from './log-index.ts';

/** The lines of a log, read in slices; while newer ones are read, those that were there; undefined until the first are. */
export function useLogIndex(entries: readonly LogEntry[]): LogIndex | undefined {
  const [index, setIndex] = useState<LogIndex>();
  const latest = useRef<LogIndex>(undefined);
  useEffect(() => {
    let current = true;
    void indexLog(entries, latest.current, () => current).then((read) => {
      if (!read || !current) return;
      latest.current = read;
      setIndex(read);
    });
    return () => {
      current = false;
    };
  }, [entries]);
  return index;
}
