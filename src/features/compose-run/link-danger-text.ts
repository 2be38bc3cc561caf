import type { LinkDanger } from '#core/share/link-dangers.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';

import { useOptionText } from './option-text.ts';

/** A danger by name and value, as the question before a start has it. */
export type NamedDanger = { readonly name: string; readonly value: string; readonly usual?: string };

export function useNamedDanger(): (danger: LinkDanger) => NamedDanger {
  const t = useMessages();
  const optionText = useOptionText();
  return (danger) => {
    if (danger.kind === 'tasks') return { name: t('link.confirm.tasks'), value: formatNumber(danger.value) };
    if (danger.kind === 'callbackUrl') return { name: t('options.callbackUrl'), value: danger.value };
    const { kind, value, usual } = danger;
    return {
      name: t(`options.${kind}`),
      value: optionText(kind, String(value)),
      ...(value === usual ? {} : { usual: optionText(kind, String(usual)) }),
    };
  };
}

/** A danger in one sentence, as the notice of a link has it. */
export function useDangerText(): (danger: LinkDanger) => string {
  const t = useMessages();
  const named = useNamedDanger();
  return (danger) => {
    if (danger.kind === 'callbackUrl') return t('compose.from.link.callback', { url: danger.value });
    if (danger.kind === 'tasks') return t('compose.from.link.tasks', { count: formatNumber(danger.value) });
    if (danger.kind === 'maxCharge' && danger.value === 0) return t('compose.from.link.noCharge');
    const { name, value, usual = '' } = named(danger);
    return t('compose.from.link.above', { name, value, usual });
  };
}
