import { FileDown } from 'lucide-react';
import { useState } from 'react';

import { decodePresetFile, encodePresetFile } from '#core/preset/preset.ts';
import type { WorkerSlug } from '#core/worker/worker-ref.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { downloadText } from '#ui/download-text.ts';
import { FileButton } from '#ui/file-button.tsx';
import { Notice } from '#ui/notice.tsx';

import { presetFileName } from './preset-file-name.ts';
import type { Presets } from './use-presets.ts';

type Outcome =
  | { readonly kind: 'added'; readonly count: number }
  | { readonly kind: 'notPresets' | 'newer' }
  | { readonly kind: 'otherWorker'; readonly worker: WorkerSlug };

/** Presets from a file, and all of them into one. */
export function PresetFiles({ worker, kept }: { readonly worker: WorkerSlug; readonly kept: Presets }) {
  const t = useMessages();
  const [outcome, setOutcome] = useState<Outcome>();
  const take = async (file: File) => {
    const read = decodePresetFile(await file.text().catch(() => ''));
    if (!read.ok) return setOutcome({ kind: read.error });
    if (read.value.worker !== worker) return setOutcome({ kind: 'otherWorker', worker: read.value.worker });
    if (await kept.add(read.value.presets)) setOutcome({ kind: 'added', count: read.value.presets.length });
  };
  return (
    <div className="mt-4 space-y-3">
      <div className="flex flex-wrap gap-2">
        <FileButton
          label={t('presets.import')}
          accept=".json,application/json"
          onFile={(file) => void take(file)}
        />
        <Button
          disabled={kept.presets.length === 0}
          onClick={() => downloadText(presetFileName(worker), encodePresetFile(worker, kept.presets))}
        >
          <FileDown size={14} aria-hidden />
          {t('presets.exportAll')}
        </Button>
      </div>
      {outcome?.kind === 'added' && (
        <Notice tone="good" title={t('presets.added', { count: outcome.count })} />
      )}
      {outcome?.kind === 'otherWorker' && (
        <Notice tone="bad" title={t('presets.otherWorker', { worker: outcome.worker })} />
      )}
      {(outcome?.kind === 'notPresets' || outcome?.kind === 'newer') && (
        <Notice tone="bad" title={t(`presets.${outcome.kind}`)} />
      )}
    </div>
  );
}
