import { DECIMAL_ALONE } from '#core/decimal.ts';
import type { OptionName } from '#core/options/option-names.ts';
import { formatDuration, formatMegabytes, formatMoney, formatRegion } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';

export type LimitName = 'timeout' | 'maxCharge' | 'maxTraffic';

const FORMAT: Record<LimitName, (value: number) => string> = {
  timeout: formatDuration,
  maxCharge: formatMoney,
  maxTraffic: formatMegabytes,
};

/** Describes a limit: "30 min", "$0.50", and "No limit" for a charge or traffic of 0. */
export function useLimitText(): (name: LimitName, text: string) => string {
  const t = useMessages();
  return (name, text) => {
    if (!DECIMAL_ALONE.test(text)) return '';
    return Number(text) === 0 && name !== 'timeout' ? t('common.noLimit') : FORMAT[name](Number(text));
  };
}

type OptionWords = { readonly t: Translate; readonly limit: ReturnType<typeof useLimitText> };

const asIs = (_: OptionWords, text: string) => text;

const WORDS: Record<OptionName, (words: OptionWords, text: string) => string> = {
  memory: (_, text) => (/^\d+$/.test(text) ? formatMegabytes(Number(text)) : text),
  cpus: ({ t }, text) => t('options.cores', { count: text, cores: Number(text) }),
  timeout: ({ limit }, text) => limit('timeout', text) || text,
  maxCharge: ({ limit }, text) => limit('maxCharge', text) || text,
  maxTraffic: ({ limit }, text) => limit('maxTraffic', text) || text,
  proxyRegion: ({ t }, text) => (text === '' ? t('options.proxyRegion.auto') : formatRegion(text)),
  version: asIs,
  mode: ({ t }, text) => t(text === 'sync' ? 'options.mode.sync' : 'options.mode.async'),
  callbackUrl: asIs,
};

/** Value of one run option in words; as typed if it cannot be read. */
export function useOptionText(): (name: OptionName, text: string) => string {
  const t = useMessages();
  const limit = useLimitText();
  return (name, text) => WORDS[name]({ t, limit }, text);
}
