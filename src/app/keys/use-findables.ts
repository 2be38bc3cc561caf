import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';

import { useApi, useHasKey } from '#api/api-context.tsx';
import { PRIVATE_QUERIES } from '#api/queries.ts';
import { isRunSlug } from '#core/ids/run-slug.ts';
import { runPath } from '#core/ids/screen-paths.ts';
import type { Run } from '#core/run/run.ts';
import { parseWorkerRef, workerPath } from '#core/ids/worker-ref.ts';
import { recentWorkers } from '#features/open-worker/recent-workers.ts';
import { formatMoment } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import type { CommandId, Offers } from '#ui/commands/commands.ts';
import { runWord } from '#parts/status-badge.tsx';
import { runName } from '#starts/names/name-text.ts';
import { useRunDigests } from '#starts/names/run-digests.ts';
import { useRunMarks } from '#starts/names/run-marks.ts';

import { newestRunsOf } from './newest-runs.ts';
import { type ShortcutId, SHORTCUTS } from './shortcuts.ts';

/** Something that the finder leads to. */
export type Findable = {
  readonly id: string;
  readonly kind: 'field' | 'worker' | 'run' | 'action';
  readonly title: string;
  /** Searched too, and shown beside the title. */
  readonly hint: string;
  readonly shortcut?: ShortcutId;
  readonly go: () => void;
};

/** Commands that the finder does not offer: itself, and what spends money at one key. */
const NOT_FOUND: ReadonlySet<CommandId> = new Set<CommandId>(['find', 'start']);

const isShortcut = (id: CommandId): id is ShortcutId => id in SHORTCUTS;

/** The fields of the screen, and its actions. */
function onScreen(t: Translate, { commands, places }: Offers): readonly Findable[] {
  const fields = places.map(({ title, name, go }): Findable => ({
    id: `field:${name}`,
    kind: 'field',
    title,
    hint: name,
    go,
  }));
  const actions = [...commands]
    .filter(([id]) => !NOT_FOUND.has(id))
    .map(([id, go]): Findable => ({
      id: `action:${id}`,
      kind: 'action',
      title: t(`keys.of.${id}`),
      hint: '',
      ...(isShortcut(id) && { shortcut: id }),
      go,
    }));
  return [...fields, ...actions];
}

const workerOf = ({ workerTitle, workerSlug }: Run) => (workerTitle === '' ? workerSlug : workerTitle);

/** All that can be gone to from here: fields and actions of the screen, recent Workers, the latest runs. */
export function useFindables(offers: Offers): readonly Findable[] {
  const t = useMessages();
  const [, navigate] = useLocation();
  const [workers] = useState(recentWorkers);
  const api = useApi();
  const { data: runs } = useQuery({
    queryKey: [PRIVATE_QUERIES, 'runs', 'newest'],
    queryFn: newestRunsOf(api),
    enabled: useHasKey(),
  });
  const marks = useRunMarks();
  const digests = useRunDigests();
  return useMemo(
    () => [
      ...onScreen(t, offers),
      ...workers.map(({ slug }): Findable => ({
        id: `worker:${slug}`,
        kind: 'worker',
        title: slug,
        hint: '',
        go: () => navigate(workerPath(slug)),
      })),
      ...(runs ?? []).map((run): Findable => ({
        id: `run:${run.slug}`,
        kind: 'run',
        title:
          runName(t, { mark: marks.get(run.slug), parts: digests.get(run.slug)?.parts }) ?? workerOf(run),
        hint: [workerOf(run), t(runWord(run)), run.startedAt && formatMoment(run.startedAt), run.slug]
          .filter(Boolean)
          .join(' · '),
        go: () => navigate(runPath(run.slug)),
      })),
    ],
    [offers, workers, runs, marks, digests, navigate, t],
  );
}

/** What a typed or pasted text itself names: a Worker, a run, or with an ID alone either. */
export function useNamed(typed: string): readonly Findable[] {
  const t = useMessages();
  const [, navigate] = useLocation();
  const text = typed.trim();
  const ref = parseWorkerRef(text);
  const named = (kind: 'worker' | 'run', name: string, path: string): Findable => ({
    id: `named:${kind}`,
    kind,
    title: t('keys.open', { name }),
    hint: '',
    go: () => navigate(path),
  });
  if (!ref.ok) {
    const run = ref.error.kind === 'run' ? ref.error.slug : undefined;
    return run === undefined ? [] : [named('run', run, runPath(run))];
  }
  const { slug, link = '' } = ref.value;
  const worker = named('worker', slug, workerPath(slug) + link);
  return isRunSlug(text) ? [worker, named('run', text, runPath(text))] : [worker];
}
