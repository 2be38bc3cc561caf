import { useMemo } from 'react';
import { useStore } from 'zustand';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { linkDangers } from '#core/share/link-dangers.ts';

import type { ShownMarks } from './link-marks.tsx';
import type { ComposedDraft } from './use-draft.ts';

/** What of the form is dangerous and as a link set it, while it is typed on. */
export function useLinkDangers(
  { marks, store }: ComposedDraft,
  { system }: WorkerDescriptor,
  tasks: number,
): ShownMarks {
  const options = useStore(store, (state) => state.draft.options);
  return useMemo(
    () => ({
      kinds: new Set(marks && linkDangers(marks, { options, tasks, system }).map(({ kind }) => kind)),
      earlierRun: marks?.earlierRun ?? false,
    }),
    [marks, options, tasks, system],
  );
}
