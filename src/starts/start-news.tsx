import { LinkButton } from '#ui/controls/link.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';

import { useApi, useHasKey } from '#api/api-context.tsx';
import { PRIVATE_QUERIES } from '#api/queries/queries.ts';
import { type Intent, isOpen } from './journal/intent.ts';
import { isEndUnreported, isToTell } from './journal/journal.ts';
import { subjectPath, type StartSubject } from './journal/start-subject.ts';
import { factsOf } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { runPath } from '#core/ids/screen-paths.ts';
import { useStarts } from './starts-context.tsx';
import { formatWhen } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { FailureLine } from '#parts/failures/failure-line.tsx';
import { Notice } from '#ui/notice.tsx';

export function StartNews() {
  const { journal: starts } = useStarts();
  const journal = useSyncExternalStore(starts.subscribe, starts.entries);
  const [path] = useLocation();
  const news = journal.filter(
    (intent) => isNews(intent, path) && (isOpen(intent) || isToTell(journal, intent)),
  );
  const doubled = journal.filter(({ second }) => second?.kind === 'seen');
  useLookForSeconds(journal.some(({ second }) => second?.kind === 'sought'));
  if (news.length === 0 && doubled.length === 0) return null;
  return (
    <div className="mb-4 space-y-2">
      {news.map((intent) => (
        <News key={intent.id} intent={intent} />
      ))}
      {doubled.map((intent) => (
        <SecondNews key={intent.id} intent={intent} />
      ))}
    </div>
  );
}

function isNews({ state, subject }: Intent, path: string): boolean {
  if (state.kind === 'lost') return path !== subjectPath(subject);
  if (state.kind === 'started' && state.facts) return isEndUnreported(state);
  return isEndUnreported(state) && !(state.kind === 'started' && path === runPath(state.run));
}

/** Milliseconds before the first look for second runs and between later looks. A run may be listed late. */
const FIRST_LOOK = 5_000;
const LATER_LOOK = 25_000;

const LOOKS = 2;

function useLookForSeconds(isSought: boolean): void {
  const starts = useStarts();
  const hasKey = useHasKey();
  useEffect(() => {
    if (!isSought || !hasKey) return undefined;
    const abort = new AbortController();
    const { signal } = abort;
    const looks = new Map<string, number>();
    const look = async () => {
      for (const id of await starts.lookForSeconds(signal)) {
        const count = (looks.get(id) ?? 0) + 1;
        looks.set(id, count);
        if (count === LOOKS && !signal.aborted) starts.journal.soughtSecond(id);
      }
      if (!signal.aborted) timer = window.setTimeout(() => void look(), LATER_LOOK);
    };
    let timer = window.setTimeout(() => void look(), FIRST_LOOK);
    return () => {
      window.clearTimeout(timer);
      abort.abort();
    };
  }, [starts, isSought, hasKey]);
}

function SecondNews({ intent: { id, at, subject, state, second } }: { readonly intent: Intent }) {
  const t = useMessages();
  const api = useApi();
  const client = useQueryClient();
  const { journal } = useStarts();
  const abort = useMutation({
    mutationFn: (run: RunSlug) => api.abort(run),
    onSettled: () => client.invalidateQueries({ queryKey: [PRIVATE_QUERIES] }),
  });
  if (second?.kind !== 'seen') return null;
  const kind = state.kind === 'started' ? 'twice' : 'late';
  return (
    <Notice
      tone="bad"
      title={t(`start.news.${kind}`)}
      actions={
        <>
          <LinkButton href={runPath(second.run)}>
            {t(kind === 'twice' ? 'start.news.second.open' : 'start.news.open')}
          </LinkButton>
          {kind === 'twice' && !abort.isSuccess && (
            <GuardedButton disabled={abort.isPending} onClick={() => abort.mutate(second.run)}>
              {t(abort.isPending ? 'start.news.second.aborting' : 'start.news.second.abort')}
            </GuardedButton>
          )}
          <Button variant="quiet" onClick={() => journal.reported(id)}>
            {t('common.dismiss')}
          </Button>
        </>
      }
    >
      <p>{t(`start.news.${kind}.about`, { what: nameOf(t, subject), time: formatWhen(at) })}</p>
      {abort.isSuccess && <p>{t('start.news.second.aborted')}</p>}
      {abort.error && <FailureLine facts={factsOf(abort.error)} />}
    </Notice>
  );
}

function News({ intent: { id, at, subject, state } }: { readonly intent: Intent }) {
  const t = useMessages();
  const what = nameOf(t, subject);
  const { journal } = useStarts();
  const reported = () => journal.reported(id);
  const dismiss = (
    <Button variant="quiet" onClick={reported}>
      {t('common.dismiss')}
    </Button>
  );
  const back = (words: string) => (
    <LinkButton href={subjectPath(subject)} onClick={reported}>
      {words}
    </LinkButton>
  );
  switch (state.kind) {
    case 'started':
      return (
        <Notice
          tone={state.facts ? 'warn' : 'good'}
          title={t(state.facts ? 'start.news.refusedRun' : 'start.news.started', { what })}
          actions={
            <>
              <LinkButton href={runPath(state.run)} onClick={reported}>
                {t('start.news.open')}
              </LinkButton>
              {dismiss}
            </>
          }
        >
          {state.facts && (
            <>
              <p>{t('start.news.refusedRun.about')}</p>
              <FailureLine facts={state.facts} />
            </>
          )}
        </Notice>
      );
    case 'refused':
      return (
        <Notice
          tone="bad"
          title={t('start.news.refused', { what })}
          actions={
            <>
              {back(t('start.news.back'))}
              {dismiss}
            </>
          }
        >
          <p>{t('start.news.refused.about', { time: formatWhen(at) })}</p>
          {state.facts && (
            <>
              <FailureLine facts={state.facts} />
              <p>{t(`failure.${state.facts.kind}.advice`)}</p>
            </>
          )}
        </Notice>
      );
    case 'lost':
      return (
        <Notice tone="bad" title={t('start.news.lost', { what })} actions={back(t('start.news.look'))}>
          <p>{t('start.news.lost.about', { time: formatWhen(at) })}</p>
        </Notice>
      );
    default:
      return null;
  }
}

function nameOf(t: Translate, subject: StartSubject): string {
  if (subject.kind === 'task') return t('start.news.what.task', { task: subject.title ?? subject.task });
  if (subject.kind === 'row')
    return t('start.news.what.row', { row: String(subject.row), worker: subject.worker });
  return subject.worker ?? t('start.news.what.run');
}
