import { FileDown } from 'lucide-react';
import { useState } from 'react';

import { decodePresetFile, encodePresetFile, type PresetFileProblem } from '#core/preset/preset.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { downloadText } from '#ui/text/download-text.ts';
import { FileButton } from '#ui/controls/file-button.tsx';
import { Notice } from '#ui/notice.tsx';

import { presetFileName } from './preset-file-name.ts';
import type { Presets } from './use-presets.ts';

type Outcome =
  | { readonly kind: 'added'; readonly count: number; readonly unread: number }
  | PresetFileProblem
  | { readonly kind: 'otherWorker'; readonly worker: WorkerSlug };

export function PresetFiles({ worker, store }: { readonly worker: WorkerSlug; readonly store: Presets }) {
  const t = useMessages();
  const [outcome, setOutcome] = useState<Outcome>();
  const take = async (file: File) => {
    const read = decodePresetFile(await file.text().catch(() => ''));
    if (!read.ok) return setOutcome(read.error);
    const { worker: owner, presets, unread } = read.value;
    if (owner !== worker) return setOutcome({ kind: 'otherWorker', worker: owner });
    if (await store.add(presets)) setOutcome({ kind: 'added', count: presets.length, unread });
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
          disabled={store.presets.length === 0}
          onClick={() =>
            downloadText(presetFileName(worker), encodePresetFile({ worker, presets: store.presets }))
          }
        >
          <FileDown size={14} aria-hidden />
          {t('presets.exportAll')}
        </Button>
      </div>
      {outcome && <OutcomeNotice outcome={outcome} />}
    </div>
  );
}

function OutcomeNotice({ outcome }: { readonly outcome: Outcome }) {
  const t = useMessages();
  switch (outcome.kind) {
    case 'added':
      return (
        <Notice tone="good" title={t('presets.added', { count: outcome.count })}>
          {outcome.unread > 0 && <p>{t('presets.added.unread', { count: outcome.unread })}</p>}
        </Notice>
      );
    case 'otherWorker':
      return <Notice tone="bad" title={t('presets.otherWorker', { worker: outcome.worker })} />;
    case 'notExact':
      return <Notice tone="bad" title={t('presets.notExact', { number: outcome.number })} />;
    default:
      return <Notice tone="bad" title={t(`presets.${outcome.kind}`)} />;
  }
}
