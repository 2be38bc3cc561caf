import type { RunSlug } from '#core/ids/run-slug.ts';
import { useMessages } from '#messages/use-messages.ts';

import { runName } from './name-text.ts';
import { useAreDigestsRead, useRunDigests } from './run-digests.ts';
import { useRowNames } from './row-names.ts';
import { useAreLabelsRead, useRunLabels } from './run-labels.ts';

export function useRunNames(): (run: RunSlug) => string | undefined {
  const t = useMessages();
  const labels = useRunLabels();
  const digests = useRunDigests();
  const rowNames = useRowNames();
  return (run) => runName(t, { label: labels.get(run), parts: digests.get(run)?.parts ?? rowNames.get(run) });
}

export function useAreNamesRead(): boolean {
  const areLabelsRead = useAreLabelsRead();
  return useAreDigestsRead() && areLabelsRead;
}
