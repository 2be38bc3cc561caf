import { Download } from 'lucide-react';
import { useState } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/button.tsx';

import { ExportDialog, type ExportSource } from './export-dialog.tsx';

/** Opens the choice of files that the rows can be saved as. */
export function ExportResults(source: ExportSource) {
  const t = useMessages();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        <Download size={14} aria-hidden />
        {t('results.export')}
      </Button>
      {open && <ExportDialog {...source} onClose={() => setOpen(false)} />}
    </>
  );
}
