import { useSyncExternalStore } from 'react';
import { Link, useLocation } from 'wouter';

import { startJournal } from '#starts/journal/start-journal.ts';
import type { Intent } from '#starts/journal/intent.ts';
import { isUntold, latestIntent } from '#starts/journal/journal.ts';
import { subjectPath, type StartSubject } from '#starts/journal/start-subject.ts';
import { formatTime } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { FailureLine } from '#parts/failure-line.tsx';
import { Notice } from '#ui/notice.tsx';

/**
 * Tells how a start ended whose screen was left before its answer came, on whatever screen the person is now; and that
 * the answer to one was lost, on every screen but the one that looks for its run.
 */
export function StartNews() {
  const journal = useSyncExternalStore(startJournal.subscribe, startJournal.entries);
  const [path] = useLocation();
  const news = journal.filter(
    (intent) => isNews(intent, path) && latestIntent(journal, intent.subject) === intent,
  );
  if (news.length === 0) return null;
  return (
    <div className="mb-4 space-y-2">
      {news.map((intent) => (
        <News key={intent.id} intent={intent} />
      ))}
    </div>
  );
}

function isNews({ state, subject }: Intent, path: string): boolean {
  if (state.kind === 'lost') return path !== subjectPath(subject);
  return isUntold(state) && !(state.kind === 'started' && path === `/runs/${state.run}`);
}

function News({ intent: { id, at, subject, state } }: { readonly intent: Intent }) {
  const t = useMessages();
  const what = nameOf(t, subject);
  const told = () => startJournal.told(id);
  const dismiss = (
    <Button variant="quiet" onClick={told}>
      {t('common.dismiss')}
    </Button>
  );
  const back = (words: string) => (
    <Link href={subjectPath(subject)} onClick={told} className={LINK}>
      {words}
    </Link>
  );
  switch (state.kind) {
    case 'started':
      return (
        <Notice
          tone="good"
          title={t('start.news.started', { what })}
          actions={
            <>
              <Link href={`/runs/${state.run}`} onClick={told} className={LINK}>
                {t('start.news.open')}
              </Link>
              {dismiss}
            </>
          }
        />
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
          <p>{t('start.news.refused.about', { time: formatTime(at) })}</p>
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
          <p>{t('start.news.lost.about', { time: formatTime(at) })}</p>
        </Notice>
      );
    default:
      return null;
  }
}

const LINK =
  'inline-flex min-h-control items-center rounded border border-line-strong px-3 font-medium hover:bg-sunken';

function nameOf(t: Translate, subject: StartSubject): string {
  if (subject.kind === 'task') return t('start.news.what.task', { task: subject.task });
  return subject.worker ?? t('start.news.what.run');
}
