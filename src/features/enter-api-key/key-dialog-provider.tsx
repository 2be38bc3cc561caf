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

import { loadWords } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useOnceDrawn } from '#ui/hooks/use-once-drawn.ts';
import { NotLoaded } from '#ui/loading/not-loaded.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';

import type { KeyDialog } from './key-dialog.tsx';

type KeyDialogControl = {
  /** Opens the dialog; `reason` is shown on top. Resolves true once a key was saved, false when the dialog was closed without. */
  readonly openKeyDialog: (reason?: string) => Promise<boolean>;
};

const KeyDialogContext = createContext<KeyDialogControl | undefined>(undefined);

type Opened = {
  readonly reason: string | undefined;
  readonly Dialog: typeof KeyDialog | typeof KeyDialogNotLoaded;
};

const loadDialog = async () => {
  const [dialog] = await Promise.all([import('./key-dialog.tsx'), loadWords('notices')]);
  return dialog;
};

/** Lets every screen ask for the key, and go on with what it was doing. */
export function KeyDialogProvider({ children }: { readonly children: ReactNode }) {
  const [opened, setOpened] = useState<Opened>();
  const settle = useRef<(saved: boolean) => void>(undefined);
  const control = useMemo<KeyDialogControl>(
    () => ({
      openKeyDialog: (reason) =>
        new Promise((resolve) => {
          settle.current?.(false);
          settle.current = resolve;
          loadDialog().then(
            (loaded) => setOpened({ reason, Dialog: loaded.KeyDialog }),
            () => setOpened({ reason, Dialog: KeyDialogNotLoaded }),
          );
        }),
    }),
    [],
  );
  // It has to open without a network too.
  useOnceDrawn(loadDialog);
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
      {opened && <opened.Dialog reason={opened.reason} onClose={close} />}
    </KeyDialogContext>
  );
}

/** Stands for the dialog where its code could not be loaded. */
function KeyDialogNotLoaded({ onClose }: { readonly onClose: (saved: boolean) => void }) {
  const t = useMessages();
  return (
    <Dialog title={t('key.title')} onClose={() => onClose(false)}>
      <NotLoaded />
    </Dialog>
  );
}

export function useKeyDialog(): KeyDialogControl {
  const control = useContext(KeyDialogContext);
  if (!control) throw new Error('useKeyDialog needs a KeyDialogProvider above it');
  return control;
}
