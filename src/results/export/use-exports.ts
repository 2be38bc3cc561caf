import { useState } from 'react';

import { usePlatformExport } from './platform-export.tsx';
import { type ExportedRows, useExport } from './use-export.ts';

export function useExports(source: ExportedRows) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const here = useExport(source, close);
  const platform = usePlatformExport(source, close);
  const forget = () => {
    here.making.reset();
    platform.reset();
  };
  return {
    here,
    platform,
    busy: here.making.isPending || platform.isPending,
    open,
    begin: () => {
      // What is under way is followed in the dialog.
      if (!here.making.isPending && !platform.isPending) forget();
      setOpen(true);
    },
    forget,
    close: () => {
      here.cancel();
      close();
    },
  };
}

export type Exports = ReturnType<typeof useExports>;
