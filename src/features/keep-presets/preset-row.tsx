import { Copy, FileDown, Pencil, Trash2 } from 'lucide-react';
import { type ReactNode, type SubmitEvent, useState } from 'react';

import { encodePresetFile, MAX_PRESET_NAME } from '#core/preset/preset.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { formatList, formatMoment } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useReadTitle } from '#parts/title-text.tsx';
import { Button, IconButton } from '#ui/controls/button.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { downloadText } from '#ui/text/download-text.ts';

import type { StoredPreset } from './preset-store.ts';
import { presetFileName } from './preset-file-name.ts';
import type { Presets } from './use-presets.ts';

type PresetRowProps = {
  readonly worker: WorkerSlug;
  readonly preset: StoredPreset;
  readonly summary: string;
  readonly store: Presets;
  readonly more: ReactNode;
  readonly onApply: () => void;
};

export function PresetRow({ worker, preset, summary, store, more, onApply }: PresetRowProps) {
  const t = useMessages();
  const readTitle = useReadTitle();
  const [renaming, setRenaming] = useState<'now' | 'done'>();
  const { name, at, omitted, imported } = preset;
  const about = [
    at > 0 && t('presets.saved', { moment: formatMoment(at) }),
    imported && t('presets.imported'),
    omitted.length > 0 && t('presets.omits', { names: formatList(omitted.map(readTitle)) }),
  ].filter((part) => part !== false);
  if (renaming === 'now') {
    const others = store.presets.filter(({ id }) => id !== preset.id).map((other) => other.name);
    const onName = (next: string | undefined) => {
      setRenaming('done');
      if (next !== undefined && next !== name) void store.rename(preset, next);
    };
    return <Rename name={name} others={others} onName={onName} />;
  }
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1 px-3 py-2">
      <div className="min-w-48 grow basis-0">
        <p className="font-medium wrap-anywhere">{name}</p>
        <p className="text-sm wrap-anywhere">{summary}</p>
        {about.length > 0 && <p className="text-sm wrap-anywhere text-muted">{about.join(' · ')}</p>}
      </div>
      <div className="flex items-center gap-0.5">
        <Button size="small" aria-label={t('presets.apply.of', { name })} onClick={onApply}>
          {t('presets.apply')}
        </Button>
        {more}
        <IconButton
          // It gets the focus back that it gave to the field.
          autoFocus={renaming === 'done'}
          label={t('presets.rename', { name })}
          onClick={() => setRenaming('now')}
        >
          <Pencil size={14} aria-hidden />
        </IconButton>
        <IconButton label={t('presets.duplicate', { name })} onClick={() => void store.duplicate(preset)}>
          <Copy size={14} aria-hidden />
        </IconButton>
        <IconButton
          label={t('presets.export', { name })}
          onClick={() =>
            downloadText(presetFileName(worker, name), encodePresetFile({ worker, presets: [preset] }))
          }
        >
          <FileDown size={14} aria-hidden />
        </IconButton>
        <IconButton
          label={t('presets.delete', { name })}
          onClick={({ currentTarget }) => {
            // The row goes, and the focus with it.
            const dialog = currentTarget.closest('dialog');
            void store
              .remove(preset)
              .then(() => dialog?.querySelector<HTMLElement>('[data-first-focus]')?.focus());
          }}
        >
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </div>
    </li>
  );
}

type RenameProps = {
  readonly name: string;
  readonly others: readonly string[];
  readonly onName: (name: string | undefined) => void;
};

function Rename({ name, others, onName }: RenameProps) {
  const t = useMessages();
  const [text, setText] = useState(name);
  const next = text.trim();
  const isUsed = others.includes(next);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (next !== '' && !isUsed) onName(next);
  };
  return (
    <li className="px-3 py-2">
      <form onSubmit={submit} className="flex flex-wrap items-center gap-2">
        <input
          autoFocus
          aria-label={t('presets.newName')}
          aria-invalid={isUsed}
          maxLength={MAX_PRESET_NAME}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            onName(undefined);
          }}
          className={`${CONTROL} min-w-40 grow basis-0`}
        />
        <Button type="submit" size="small" variant="primary" disabled={next === '' || isUsed}>
          {t('presets.rename.done')}
        </Button>
        <Button size="small" onClick={() => onName(undefined)}>
          {t('common.cancel')}
        </Button>
      </form>
      {isUsed && (
        <p role="alert" className="mt-1 text-sm text-bad">
          {t('presets.taken')}
        </p>
      )}
    </li>
  );
}
