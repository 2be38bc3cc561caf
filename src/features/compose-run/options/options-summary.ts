import type { OptionsDraft } from '#core/options/options-draft.ts';
import { formatMegabytes, formatRegion } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useLimitText } from '#parts/texts/option-text.ts';

/** All run options on one line, in the order of the panel, each in words. */
export function useOptionsSummary(draft: Partial<OptionsDraft>): string {
  const t = useMessages();
  const limit = useLimitText();
  const { memory = '', cpus = '', timeout = '', maxCharge = '', maxTraffic = '', proxyRegion = '' } = draft;
  const named = (name: 'maxCharge' | 'maxTraffic', value: string) =>
    t('common.named', { name: t(`options.${name}`), value: limit(name, value) });
  return [
    formatMegabytes(Number(memory)),
    t('options.cores', { count: cpus, cores: Number(cpus) }),
    limit('timeout', timeout),
    named('maxCharge', maxCharge),
    named('maxTraffic', maxTraffic),
    t('common.named', {
      name: t('options.proxyRegion'),
      value: proxyRegion === '' ? t('options.proxyRegion.auto') : formatRegion(proxyRegion),
    }),
    draft.version,
    t(draft.mode === 'sync' ? 'options.mode.sync' : 'options.mode.async'),
    draft.callbackUrl,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}
