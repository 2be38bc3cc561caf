import { Download } from 'lucide-react';
import { useState } from 'react';

import { LABELS_FILE } from '#core/runs/run-label.ts';
import type { MessageKey } from '#messages/en.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useChangeLabels, useRunLabels } from '#starts/names/run-labels.ts';
import { Button } from '#ui/controls/button.tsx';
import { FileButton } from '#ui/controls/file-button.tsx';
import { downloadText } from '#ui/text/download-text.ts';

type FileNote = { readonly word: MessageKey; readonly count?: number };

export function LabelsFile() {
  const t = useMessages();
  const labels = useRunLabels();
  const { take } = useChangeLabels();
  const [note, setNote] = useState<FileNote>();
  const add = async (file: File) => {
    const read = LABELS_FILE.decode(await file.text().catch(() => ''));
    if (!read.ok) return setNote({ word: 'runs.marks.unreadable' });
    const count = await take(read.value);
    return setNote(count === undefined ? { word: 'runs.marks.unkept' } : { word: 'runs.marks.taken', count });
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
      <p>
        {t('runs.marks')} {labels.size > 0 && t('runs.marks.count', { count: labels.size })}
      </p>
      {labels.size > 0 && (
        <Button
          size="small"
          variant="quiet"
          onClick={() => downloadText('run-names.json', LABELS_FILE.encode(labels))}
        >
          <Download size={14} aria-hidden />
          {t('runs.marks.export')}
        </Button>
      )}
      <FileButton
        size="small"
        variant="quiet"
        label={t('runs.marks.import')}
        accept=".json,application/json"
        onFile={(file) => void add(file)}
      />
      <p role="status">{note && t(note.word, { count: note.count ?? 0 })}</p>
    </div>
  );
}
