import { useMessages } from '#messages/use-messages.ts';
import { type MenuItem, type MenuPlace, PopupMenu } from '#ui/overlay/popup-menu.tsx';

import type { PresetsProps } from './presets-dialog.tsx';
import { usePresetSummary } from './use-preset-summary.ts';
import { usePresets } from './use-presets.ts';

type SaveMenuProps = Pick<PresetsProps, 'worker' | 'descriptor' | 'inForm' | 'onApply' | 'onClose'> & {
  readonly at: MenuPlace;
  readonly onPreset: () => void;
  readonly onTask: () => void;
};

const LATEST = 5;

export function SaveMenu(props: SaveMenuProps) {
  const { worker, onApply, onClose, at, onPreset, onTask } = props;
  const t = useMessages();
  const { presets, isPending } = usePresets(worker);
  const summaryOf = usePresetSummary(props);
  if (isPending) return null;
  const items: readonly MenuItem[] = [
    { label: t('compose.save.preset'), onSelect: onPreset },
    { label: t('compose.save.task'), onSelect: onTask },
    ...presets.slice(0, LATEST).map((preset, place) => ({
      key: preset.id,
      label: preset.name,
      about: summaryOf(preset),
      apart: place === 0,
      onSelect: () => onApply(preset),
    })),
  ];
  return <PopupMenu label={t('compose.save')} items={items} at={at} onClose={onClose} />;
}
