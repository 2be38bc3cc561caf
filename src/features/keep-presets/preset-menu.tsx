import { useMessages } from '#messages/use-messages.ts';
import { type MenuItem, type MenuPlace, PopupMenu } from '#ui/overlay/popup-menu.tsx';

import type { PresetsProps } from './presets-dialog.tsx';
import { usePresetSummary } from './use-preset-summary.ts';
import { usePresets } from './use-presets.ts';

type PresetMenuProps = Pick<PresetsProps, 'worker' | 'descriptor' | 'inForm' | 'onApply' | 'onClose'> & {
  readonly at: MenuPlace;
  /** Opens all that can be done with presets. */
  readonly onManage: () => void;
};

/** The presets of a Worker, each with what it holds; the one that is picked fills the form. */
export function PresetMenu(props: PresetMenuProps) {
  const { worker, onApply, onClose, at, onManage } = props;
  const t = useMessages();
  const { presets, isPending } = usePresets(worker);
  const summaryOf = usePresetSummary(props);
  if (isPending) return null;
  const items: readonly MenuItem[] = [
    ...presets.map((preset) => ({
      key: preset.id,
      label: preset.name,
      about: summaryOf(preset),
      onSelect: () => onApply(preset),
    })),
    {
      label: t('presets.manage'),
      onSelect: onManage,
      apart: presets.length > 0,
      ...(presets.length === 0 && { about: t('presets.none') }),
    },
  ];
  return <PopupMenu label={t('presets.pick')} items={items} at={at} onClose={onClose} />;
}
