import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useLocation } from 'wouter';

import { lazyModule } from '#browser/lazy-module.ts';
import { loadWords } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useAfterPaint } from '#ui/hooks/use-after-paint.ts';
import { NotLoaded } from '#ui/loading/not-loaded.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';

import type { KeyDialog } from './key-dialog.tsx';

type KeyDialogControl = {
  /**
   * Opens the dialog with `reason` on top. Resolves true after a key was saved, false if it was closed
   * without one.
   */
  readonly openKeyDialog: (reason?: string) => Promise<boolean>;
};

const KeyDialogContext = createContext<KeyDialogControl | undefined>(undefined);

type Opened = {
  readonly reason: string | undefined;
  readonly Dialog: typeof KeyDialog | undefined;
};

const DIALOG = lazyModule(async () => {
  const [{ KeyDialog: dialog }] = await Promise.all([import('./key-dialog.tsx'), loadWords('notices')]);
  return dialog;
});

export function KeyDialogProvider({ children }: { readonly children: ReactNode }) {
  const [opened, setOpened] = useState<Opened>();
  const settle = useRef<(saved: boolean) => void>(undefined);
  const open = useCallback((reason: string | undefined) => {
    DIALOG.load().then(
      (Dialog) => setOpened({ reason, Dialog }),
      () => setOpened({ reason, Dialog: undefined }),
    );
  }, []);
  const control = useMemo<KeyDialogControl>(
    () => ({
      openKeyDialog: (reason) =>
        new Promise((resolve) => {
          settle.current?.(false);
          settle.current = resolve;
          open(reason);
        }),
    }),
    [open],
  );
  // It has to open without a network too.
  useAfterPaint(DIALOG.load);
  const close = useCallback((saved: boolean) => {
    setOpened(undefined);
    settle.current?.(saved);
    settle.current = undefined;
  }, []);
  // The dialog asks for the screen that it was opened over, and has a link away from it.
  const [path] = useLocation();
  useEffect(() => () => close(false), [path, close]);
  return (
    <KeyDialogContext value={control}>
      {children}
      {opened?.Dialog && <opened.Dialog reason={opened.reason} onClose={close} />}
      {opened && !opened.Dialog && (
        <KeyDialogNotLoaded onRetry={() => open(opened.reason)} onClose={() => close(false)} />
      )}
    </KeyDialogContext>
  );
}

function KeyDialogNotLoaded({ onRetry, onClose }: Record<'onRetry' | 'onClose', () => void>) {
  const t = useMessages();
  return (
    <Dialog title={t('key.title')} onClose={onClose}>
      <NotLoaded onRetry={onRetry} />
    </Dialog>
  );
}

export function useKeyDialog(): KeyDialogControl {
  const control = useContext(KeyDialogContext);
  if (!control) throw new Error('useKeyDialog needs a KeyDialogProvider above it');
  return control;
}
