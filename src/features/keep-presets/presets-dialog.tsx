import type { ReactNode } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Draft } from '#core/draft/draft.ts';
import type { Preset } from '#core/preset/preset.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { useMessages } from '#messages/use-messages.ts';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';
import { Notice } from '#ui/notice.tsx';

import { PresetFiles } from './preset-files.tsx';
import { PresetRow } from './preset-row.tsx';
import { SavePreset } from './save-preset.tsx';
import { usePresetSummary } from './use-preset-summary.ts';
import { usePresets } from './use-presets.ts';

export type PresetsProps = {
  readonly worker: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  readonly current: () => Draft;
  readonly onApply: (preset: Preset) => void;
  readonly inForm: (preset: Preset) => Draft;
  readonly renderMore: (preset: Preset) => ReactNode;
  readonly onClose: () => void;
};

const UNREAD = ['unreadable', 'newer'] as const;

export function PresetsDialog(props: PresetsProps) {
  const { worker, descriptor, current, onApply, renderMore, onClose } = props;
  const t = useMessages();
  const summaryOf = usePresetSummary(props);
  const store = usePresets(worker);
  const { presets, deleted } = store;
  return (
    <Dialog wide title={t('presets.title')} onClose={onClose}>
      <p className="mb-4 text-muted">{t('presets.about')}</p>
      <SavePreset descriptor={descriptor} current={current} store={store} />
      {store.isRefused && <Notice tone="bad" className="mt-3" title={t('presets.refused')} />}
      {/* There before its words are, or they are not read aloud. */}
      <div role="status">
        {deleted && (
          <Notice
            isInLiveRegion
            className="mt-3"
            actions={
              <GuardedButton size="small" meaning={deleted.id} onClick={() => void store.putBack(deleted)}>
                {t('common.undo')}
              </GuardedButton>
            }
          >
            <p>{t('presets.deleted', { name: deleted.name })}</p>
          </Notice>
        )}
      </div>
      <h3 className="mt-5 mb-1.5 font-semibold">{t('presets.list')}</h3>
      {presets.length === 0 ? (
        <p className="rounded border border-line px-3 py-2 text-muted">
          {t(store.isPending ? 'presets.reading' : 'presets.none')}
        </p>
      ) : (
        <ul aria-label={t('presets.list')} className="divide-y divide-line rounded border border-line">
          {presets.map((preset) => (
            <PresetRow
              key={preset.id}
              worker={worker}
              preset={preset}
              summary={summaryOf(preset)}
              store={store}
              more={renderMore(preset)}
              onApply={() => {
                onApply(preset);
                onClose();
              }}
            />
          ))}
        </ul>
      )}
      {UNREAD.filter((why) => store.unread[why] > 0).map((why) => (
        <Notice
          key={why}
          tone="warn"
          className="mt-3"
          title={t(`presets.unread.${why}`, { count: store.unread[why] })}
        />
      ))}
      <PresetFiles worker={worker} store={store} />
    </Dialog>
  );
}
