import { RotateCw } from 'lucide-react';
import { useState } from 'react';

import type { RunSlug } from '#core/run/run.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';

import { StartForm } from './start-form.tsx';
import { useStartOnce } from './use-start-once.ts';

type RunAgainProps = {
  readonly slug: RunSlug;
  readonly onStarted: (run: RunSlug) => void;
  readonly onNeedKey: () => void;
};

/** Has the platform run a past run again with what it was started with, which the platform alone knows. */
export function RunAgain({ slug, onStarted, onNeedKey }: RunAgainProps) {
  const t = useMessages();
  const { state, start, dismiss } = useStartOnce({ name: `run.${slug}`, onStarted });
  const [open, setOpen] = useState(state.kind === 'unknown');
  const close = () => {
    if (state.kind === 'started') dismiss();
    setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <RotateCw size={14} aria-hidden />
        {t('again.run')}
      </Button>
      {open && (
        <Dialog title={t('again.run.title')} onClose={close}>
          <p className="mb-3">{t('again.run.about')}</p>
          <StartForm
            state={state}
            onStart={(callbackUrl) => start({ of: slug, send: (api) => api.rerun(slug, callbackUrl) })}
            onClose={close}
            onDismiss={dismiss}
            onNeedKey={onNeedKey}
          />
        </Dialog>
      )}
    </>
  );
}
