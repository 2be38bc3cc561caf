import { Bell, BellRing } from 'lucide-react';
import { useState } from 'react';

import type { Run } from '#core/run/run.ts';
import { YES_OR_NO } from '#core/stored/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { formatDuration, formatMoney } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';
import { Button } from '#ui/controls/button.tsx';
import { runWord } from '#parts/status-badge.tsx';

export const storedNotify = openEntry(STORED.notify, YES_OR_NO);

type EndNotice = 'off' | 'on' | 'blocked';

function allowed(): NotificationPermission {
  return 'Notification' in window ? Notification.permission : 'denied';
}

/** Whether a person wants to be told when a run ends: asked of the browser on the first click, then remembered. */
export function useEndNotice() {
  const [notice, setNotice] = useState<EndNotice>(() => {
    const stored = storedNotify.read();
    return stored.ok && stored.value && allowed() === 'granted' ? 'on' : 'off';
  });
  const ask = async () => {
    const answer = allowed() === 'default' ? await Notification.requestPermission() : allowed();
    storedNotify.write(answer === 'granted');
    setNotice(answer === 'granted' ? 'on' : 'blocked');
  };
  return {
    notice,
    toggle: () => {
      if (notice !== 'on') return void ask();
      storedNotify.write(false);
      setNotice('off');
    },
  };
}

type EndWords = { readonly t: Translate; readonly readTitle: (title: string) => string };

/** Tells that a run has ended; a click on it brings the tab to the front. Several tabs with one run tell it once. */
export function notifyOfEnd({ t, readTitle }: EndWords, run: Run): void {
  const title = t('run.notice.title', { status: t(runWord(run)) });
  const body = t('run.notice.body', {
    worker: readTitle(run.workerTitle === '' ? run.workerSlug : run.workerTitle),
    count: run.results,
    duration: formatDuration(run.duration),
    usage: formatMoney(run.usage),
  });
  try {
    const shown = new Notification(title, { body, tag: run.slug });
    shown.onclick = () => {
      window.focus();
      shown.close();
    };
  } catch {
    // Some mobile browsers know notifications by a service worker only.
  }
}

type NotifyButtonProps = { readonly notice: EndNotice; readonly onToggle: () => void };

/** Turns the notification at the end on and off; says where the browser does not allow it. */
export function NotifyButton({ notice, onToggle }: NotifyButtonProps) {
  const t = useMessages();
  const Icon = notice === 'on' ? BellRing : Bell;
  return (
    <>
      <Button
        aria-pressed={notice === 'on'}
        onClick={onToggle}
        title={t('run.notify')}
        className="aria-pressed:bg-accent-soft aria-pressed:text-accent max-sm:min-w-11"
      >
        <Icon size={14} aria-hidden />
        <span className="max-sm:sr-only">{t('run.notify')}</span>
      </Button>
      {notice === 'blocked' && (
        <p role="status" className="max-w-64 self-center text-sm text-muted">
          {t('run.notify.blocked')}
        </p>
      )}
    </>
  );
}
