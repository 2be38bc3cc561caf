import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react';

import { KeyDialog } from './key-dialog.tsx';

type KeyDialogControl = {
  /** Opens the dialog; `reason` is shown on top. Resolves true once a key was saved, false when the dialog was closed without. */
  readonly openKeyDialog: (reason?: string) => Promise<boolean>;
};

const KeyDialogContext = createContext<KeyDialogControl | undefined>(undefined);

/** Lets every screen ask for the key, and go on with what it was doing. */
export function KeyDialogProvider({ children }: { readonly children: ReactNode }) {
  const [opened, setOpened] = useState<{ readonly reason: string | undefined }>();
  const settle = useRef<(saved: boolean) => void>(undefined);
  const control = useMemo<KeyDialogControl>(
    () => ({
      openKeyDialog: (reason) =>
        new Promise((resolve) => {
          settle.current?.(false);
          settle.current = resolve;
          setOpened({ reason });
        }),
    }),
    [],
  );
  const close = (saved: boolean) => {
    setOpened(undefined);
    settle.current?.(saved);
    settle.current = undefined;
  };
  return (
    <KeyDialogContext value={control}>
      {children}
      {opened && <KeyDialog reason={opened.reason} onClose={close} />}
    </KeyDialogContext>
  );
}

export function useKeyDialog(): KeyDialogControl {
  const control = useContext(KeyDialogContext);
  if (!control) throw new Error('useKeyDialog needs a KeyDialogProvider above it');
  return control;
}
