import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Controller } from 'react-hook-form';

import { useApi } from '#api/api-context.tsx';
import { proxyRegionsQuery } from '#api/queries/queries.ts';
import { formatRegion } from '#messages/format.ts';
import { useLanguage, useMessages } from '#messages/use-messages.ts';
import { afterRelease } from '#ui/hooks/after-release.ts';
import { Combobox } from '#ui/controls/choice/combobox.tsx';

import { OptionRow } from './option-row.tsx';
import type { OptionsForm } from './options-form.ts';

/** Regions offered while the platform's own list is not there: the common ones of its documentation. */
const FALLBACK_REGIONS = ['US', 'CN', 'HK', 'JP', 'SG', 'DE', 'GB', 'FR'] as const;

/** Where the run's traffic comes from: searchable by country name or code; empty lets the platform choose. */
export function ProxyRegionField({ form }: { readonly form: OptionsForm }) {
  const t = useMessages();
  const language = useLanguage();
  const regions = useQuery(proxyRegionsQuery(useApi()));
  const options = useMemo(() => {
    return (regions.data?.length ? regions.data : FALLBACK_REGIONS)
      .map((code) => ({ value: code, label: formatRegion(code), hint: code }))
      .sort((one, other) => one.label.localeCompare(other.label, language));
  }, [regions.data, language]);
  return (
    <OptionRow form={form} name="proxyRegion" width="long">
      {(attributes) => (
        <Controller
          control={form.control}
          name="proxyRegion"
          render={({ field }) => (
            <Combobox
              id={attributes.id}
              label={t('options.proxyRegion')}
              value={field.value}
              onChange={field.onChange}
              onBlur={() => afterRelease(field.onBlur)}
              options={options}
              placeholder={t('options.proxyRegion.auto')}
              clearable
              compact
              invalid={attributes['aria-invalid']}
              describedBy={attributes['aria-describedby']}
            />
          )}
        />
      )}
    </OptionRow>
  );
}
