import { useId, useMemo, useState } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { type ImportPlan, keepingTheRest } from '#core/import/plan-import.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';
import { Notice } from '#ui/notice.tsx';

import { applyImport } from './apply-import.ts';
import { ImportInputSource, type ImportText } from './import-input-source.tsx';
import { ImportInputSummary } from './import-input-summary.tsx';
import { importProblemText } from './import-problem-text.ts';
import type { ComposedDraft } from '../draft/use-draft.ts';
import { useImportPreview } from './use-import-preview.ts';

export type ImportInputProps = {
  readonly descriptor: WorkerDescriptor;
  readonly draft: ComposedDraft;
  readonly onImported: (fields: number) => void;
  readonly onClose: () => void;
};

export default function ImportInput({ descriptor, draft, onImported, onClose }: ImportInputProps) {
  const t = useMessages();
  const textId = useId();
  const [given, setGiven] = useState<ImportText>({ text: '' });
  const preview = useImportPreview(given, descriptor, draft.slug);
  const [keeps, setKeeps] = useState(false);
  const plan = usePlan(preview, keeps, { descriptor, draft });
  const apply = (plan: ImportPlan) => {
    applyImport(plan, descriptor, draft);
    onImported(plan.fields.length);
    onClose();
  };
  return (
    <Dialog wide holdsWork={given.text !== ''} title={t('import.title')} onClose={onClose}>
      <p className="mb-3 text-muted">{t('import.about')}</p>
      <ImportInputSource id={textId} given={given} onGiven={setGiven} />
      <div aria-live="polite" className="space-y-3 not-empty:mt-3">
        {preview.kind === 'reading' && <p className="text-muted">{t('import.reading')}</p>}
        {preview.kind === 'failed' && <Notice tone="bad" title={importProblemText(t, preview.failure)} />}
        {preview.kind === 'ready' && plan && (
          <ImportInputSummary
            input={preview.input}
            plan={plan}
            keeps={keeps}
            present={draft.current().options}
            descriptor={descriptor}
            slug={draft.slug}
          />
        )}
        {preview.kind === 'ready' && draft.brokenJson && (
          <Notice tone="warn" title={t('import.brokenJson')} />
        )}
      </div>
      {plan && plan.leftOut.length > 0 && (
        <label className="mt-3 flex w-fit items-center gap-2 pointer-coarse:min-h-11">
          <input type="checkbox" checked={keeps} onChange={() => setKeeps(!keeps)} />
          {t('import.keep')}
        </label>
      )}
      <div className="sticky bottom-0 -mx-5 mt-4 -mb-5 flex justify-end gap-2 border-t border-line bg-surface px-5 py-3">
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="primary" disabled={plan === undefined} onClick={() => plan && apply(plan)}>
          {t('import.apply')}
        </Button>
      </div>
    </Dialog>
  );
}

type ImportInto = Pick<ImportInputProps, 'descriptor' | 'draft'>;

function usePlan(
  preview: ReturnType<typeof useImportPreview>,
  keeps: boolean,
  { descriptor, draft }: ImportInto,
): ImportPlan | undefined {
  const plan = preview.kind === 'ready' ? preview.plan : undefined;
  const { current } = draft;
  return useMemo(
    () => (plan && keeps ? keepingTheRest(plan, descriptor, current().values) : plan),
    [plan, keeps, descriptor, current],
  );
}
