import { Bell, BellRing } from 'lucide-react';
import { useState } from 'react';

import { YES_OR_NO } from '#core/stored/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';
import { Button } from '#ui/controls/button.tsx';

export const storedNotify = openEntry(STORED.notify, YES_OR_NO);

type EndNotice = 'off' | 'on' | 'blocked';

function allowed(): NotificationPermission {
  return 'Notification' in window ? Notification.permission : 'denied';
}

/**
 * Whether to notify at the end of a run or a batch: asks the browser on the first click, then remembers
 * the choice.
 */
export function useEndNotice() {
  const [notice, setNotice] = useState<EndNotice>(() => (isNoticeEnabled() ? 'on' : 'off'));
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

type EndMessage = {
  readonly title: string;
  readonly body: string;
  /** Identifies the subject, so that several tabs show one notification. */
  readonly tag: string;
  readonly onOpen?: () => void;
};

export function notifyOutside({ title, body, tag, onOpen }: EndMessage): void {
  try {
    const shown = new Notification(title, { body, tag });
    shown.onclick = () => {
      window.focus();
      onOpen?.();
      shown.close();
    };
  } catch {
    // Some mobile browsers know notifications by a service worker only.
  }
}

export function isNoticeEnabled(): boolean {
  const stored = storedNotify.read();
  return stored.ok && stored.value && allowed() === 'granted';
}

type NotifyButtonProps = {
  readonly notice: EndNotice;
  readonly onToggle: () => void;
  readonly quiet?: boolean;
};

export function NotifyButton({ notice, onToggle, quiet = false }: NotifyButtonProps) {
  const t = useMessages();
  const Icon = notice === 'on' ? BellRing : Bell;
  return (
    <>
      <Button
        {...(quiet && { size: 'small', variant: 'quiet' })}
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
