import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';

import { useApi, useHasKey } from '#api/api-context.tsx';
import { PRIVATE_QUERIES } from '#api/queries/queries.ts';
import { isRunSlug } from '#core/ids/run-slug.ts';
import { runPath } from '#core/ids/screen-paths.ts';
import { workerName, workerNameOf } from '#core/ids/worker-name.ts';
import { parseWorkerRef, workerPath, type WorkerSlug } from '#core/ids/worker-ref.ts';
import { recentWorkers } from '#features/open-worker/yours/recent-workers.ts';
import { useFoundWorkers } from '#features/open-worker/store/use-found-workers.ts';
import { formatMoment } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import type { CommandId, Offers } from '#ui/commands/commands.ts';
import type { PageButton } from '#ui/commands/page-buttons.ts';
import { runWord } from '#parts/status-line.tsx';
import { runName } from '#starts/names/name-text.ts';
import { useRunDigests } from '#starts/names/run-digests.ts';
import { useRunLabels } from '#starts/names/run-labels.ts';

import { NAV_PLACES } from '../nav-places.ts';
import { newestRunsOf } from './newest-runs.ts';
import { type ShortcutId, SHORTCUTS } from './shortcuts.ts';

export const KINDS = ['action', 'worker', 'run', 'field', 'place', 'setting', 'store'] as const;

export type Findable = {
  readonly id: string;
  readonly kind: (typeof KINDS)[number];
  readonly title: string;
  readonly hint: string;
  readonly slug?: string;
  readonly shortcut?: ShortcutId;
  readonly go: () => void;
};

export type Surroundings = Offers & { readonly buttons: readonly PageButton[] };

/**
 * Commands that the finder omits: itself, commands that spend money on one key, and places, which it lists
 * anyway.
 */
const NOT_FOUND: ReadonlySet<CommandId> = new Set<CommandId>([
  'find',
  'start',
  'workers',
  'runs',
  'tasks',
  'spend',
]);

const EVERYWHERE: ReadonlySet<CommandId> = new Set<CommandId>(['shortcuts', 'apiKey']);

const isShortcut = (id: string): id is ShortcutId => id in SHORTCUTS;

const isSetting = (id: CommandId) => id.startsWith('theme.') || id.startsWith('language.');

function kindOf(id: CommandId): Findable['kind'] {
  if (isSetting(id)) return 'setting';
  return EVERYWHERE.has(id) ? 'place' : 'action';
}

function onScreen(t: Translate, { commands, places, buttons }: Surroundings): readonly Findable[] {
  const offered = [...commands].flatMap(([id, go]): readonly Findable[] =>
    id === 'menu' || NOT_FOUND.has(id)
      ? []
      : [
          {
            id: `action:${id}`,
            kind: kindOf(id),
            title: t(`keys.of.${id}`),
            hint: id === 'snippet' ? t('keys.hint.snippet') : '',
            ...(isShortcut(id) && { shortcut: id }),
            go,
          },
        ],
  );
  const pressed = buttons
    .filter(
      ({ command, name }) => !offered.some(({ id, title }) => id === `action:${command}` || title === name),
    )
    .map(({ name, starts, press }): Findable => ({
      id: `button:${name}`,
      kind: 'action',
      title: starts ? t('keys.goToStart', { name }) : name,
      hint: '',
      go: press,
    }));
  const fields = places.map(({ title, name, go }): Findable => ({
    id: `field:${name}`,
    kind: 'field',
    title,
    hint: name,
    go,
  }));
  const isSeen = ({ id, title }: Findable) =>
    buttons.some(({ command, name }) => id === `action:${command}` || title === name);
  return [
    ...offered.filter(isSeen),
    ...pressed,
    ...offered.filter((findable) => !isSeen(findable)),
    ...fields,
  ];
}

function useRecentRuns(): readonly Findable[] {
  const t = useMessages();
  const [, navigate] = useLocation();
  const api = useApi();
  const { data: runs } = useQuery({
    queryKey: [PRIVATE_QUERIES, 'runs', 'newest'],
    queryFn: newestRunsOf(api),
    enabled: useHasKey(),
  });
  const labels = useRunLabels();
  const digests = useRunDigests();
  return useMemo(
    () =>
      (runs ?? []).map((run): Findable => {
        const name = runName(t, { label: labels.get(run.slug), parts: digests.get(run.slug)?.parts });
        const facts = [t(runWord(run)), run.startedAt && formatMoment(run.startedAt)];
        return {
          id: `run:${run.slug}`,
          kind: 'run',
          title: name ?? workerNameOf(run),
          hint: [name !== undefined && workerNameOf(run), ...facts].filter(Boolean).join(' · '),
          slug: run.slug,
          go: () => navigate(runPath(run.slug)),
        };
      }),
    [runs, labels, digests, navigate, t],
  );
}

export function useFindables(around: Surroundings): readonly Findable[] {
  const t = useMessages();
  const [, navigate] = useLocation();
  const [workers] = useState(recentWorkers);
  const runs = useRecentRuns();
  return useMemo(
    () => [
      ...onScreen(t, around),
      ...workers.map(({ slug, title = '' }) => aWorker('worker', { slug, title }, navigate)),
      ...runs,
      ...NAV_PLACES.map(({ id, path, word }): Findable => ({
        id: `place:${id}`,
        kind: 'place',
        title: t('keys.goTo', { name: t(word) }),
        hint: id === 'tasks' ? t('keys.hint.tasks') : '',
        ...(isShortcut(id) && { shortcut: id }),
        go: () => navigate(path),
      })),
    ],
    [around, workers, runs, navigate, t],
  );
}

type NamedWorker = { readonly slug: WorkerSlug; readonly title: string };

const aWorker = (
  kind: 'worker' | 'store',
  worker: NamedWorker,
  navigate: (path: string) => void,
): Findable => ({
  id: `worker:${worker.slug}`,
  kind,
  title: workerName(worker),
  hint: worker.slug,
  slug: worker.slug,
  go: () => navigate(workerPath(worker.slug)),
});

export function useStoreHits(typed: string): readonly Findable[] {
  const [, navigate] = useLocation();
  const text = typed.trim();
  const { found } = useFoundWorkers(text, []).search;
  if (text === '' || found?.by !== 'all') return [];
  return found.workers.map((worker) => aWorker('store', worker, navigate));
}

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
