import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Draft } from '#core/draft/draft.ts';
import { type FormChange, usualChanges } from '#core/link/form-changes.ts';
import type { Preset } from '#core/preset/preset.ts';
import { findAnySecret } from '#core/secrets/find-secrets.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useChangeTexts } from '#parts/texts/change-texts.ts';

const MAX_CHANGES = 6;

const HIDDEN = '•••';

type SummaryInput = {
  readonly descriptor: WorkerDescriptor;
  readonly inForm: (preset: Preset) => Draft;
};

/**
 * One line of what a preset sets differently from the Worker ("Base location: Oslo · Search terms: 302
 * rows"), without secrets.
 */
export function usePresetSummary({ descriptor, inForm }: SummaryInput): (preset: Preset) => string {
  const t = useMessages();
  const texts = useChangeTexts();
  return (preset) => {
    const changes = usualChanges(inForm(preset), descriptor);
    if (changes.length === 0) return t('presets.holds.defaults');
    const changeTexts = changes.slice(0, MAX_CHANGES).map((change) => {
      const { name, to } = texts(change);
      return t('common.named', { name, value: isSecret(change, descriptor) ? HIDDEN : to });
    });
    const more = changes.length - changeTexts.length;
    const others = more > 0 ? [t('compose.from.link.more', { count: formatNumber(more) })] : [];
    return [...changeTexts, ...others].join(' · ');
  };
}

function isSecret({ kind, name, to }: FormChange, { parameters }: WorkerDescriptor): boolean {
  if (to === undefined) return false;
  return findAnySecret(kind === 'field' ? parameters : [], name, to) !== undefined;
}
