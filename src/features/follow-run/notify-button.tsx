import { Bell, BellRing } from 'lucide-react';

import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/button.tsx';

import type { EndNotice } from './end-notice.ts';

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
