import { Controller, useWatch } from 'react-hook-form';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { MEMORY_SIZES } from '#core/options/run-options.ts';
import { formatMegabytes, formatRegion } from '#messages/format.ts';
import { useLanguage, useMessages } from '#messages/use-messages.ts';
import { COMPACT_CONTROL, LOW_CONTROL } from '#ui/controls/control-style.ts';
import type { MessageKey } from '#messages/en.ts';
import { type LimitName, useLimitText } from '#parts/texts/option-text.ts';
import { useApi } from '#api/api-context.tsx';
import { proxyRegionsQuery } from '#api/queries/queries.ts';
import { afterRelease } from '#ui/hooks/after-release.ts';
import { Combobox } from '#ui/controls/choice/combobox.tsx';

import { OptionRow } from './option-row.tsx';
import { type OptionsForm, registerOption } from './options-form.ts';

type FieldProps = { readonly form: OptionsForm };

export function MachineFields({ form }: FieldProps) {
  const t = useMessages();
  const memory = useWatch({ control: form.control, name: 'memory' });
  const offered = MEMORY_SIZES.some((size) => String(size) === memory);
  return (
    <>
      <OptionRow form={form} name="memory">
        {(attributes) => (
          <select {...attributes} {...registerOption(form, 'memory')} className={COMPACT_CONTROL}>
            {!offered && <option value={memory}>{t('options.memory.notOffered', { size: memory })}</option>}
            {MEMORY_SIZES.map((size) => (
              <option key={size} value={String(size)}>
                {formatMegabytes(size)}
              </option>
            ))}
          </select>
        )}
      </OptionRow>
      <OptionRow form={form} name="cpus" unit={t('options.unit.cores')}>
        {(attributes) => (
          <input
            {...attributes}
            {...registerOption(form, 'cpus')}
            inputMode="decimal"
            autoComplete="off"
            className={`${COMPACT_CONTROL} pr-12`}
          />
        )}
      </OptionRow>
    </>
  );
}

const UNIT = {
  timeout: 'options.unit.seconds',
  maxCharge: 'options.unit.usd',
  maxTraffic: 'options.unit.mb',
} satisfies Record<LimitName, MessageKey>;

const LIMITS: readonly LimitName[] = ['timeout', 'maxCharge', 'maxTraffic'];

export function LimitFields({ form }: FieldProps) {
  return LIMITS.map((name) => <LimitField key={name} form={form} name={name} />);
}

function LimitField({ form, name }: FieldProps & { readonly name: LimitName }) {
  const text = useWatch({ control: form.control, name });
  const t = useMessages();
  const limit = useLimitText();
  return (
    <OptionRow form={form} name={name} hint={limit(name, text)} unit={t(UNIT[name])}>
      {(attributes) => (
        <input
          {...attributes}
          {...registerOption(form, name)}
          inputMode={name === 'timeout' ? 'numeric' : 'decimal'}
          autoComplete="off"
          className={`${COMPACT_CONTROL} pr-12`}
        />
      )}
    </OptionRow>
  );
}

/** Regions offered until the platform's list is loaded: the common ones from its documentation. */
const FALLBACK_REGIONS = ['US', 'CN', 'HK', 'JP', 'SG', 'DE', 'GB', 'FR'] as const;

/** Searchable by country name or code; empty lets the platform choose. */
export function ProxyRegionField({ form }: FieldProps) {
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

export function VersionField({ form, readVersion }: FieldProps & { readonly readVersion: string }) {
  return (
    <OptionRow form={form} name="version">
      {(attributes) => (
        <input
          {...attributes}
          {...registerOption(form, 'version')}
          autoComplete="off"
          spellCheck={false}
          placeholder={readVersion}
          className={COMPACT_CONTROL}
        />
      )}
    </OptionRow>
  );
}

export function ModeField({ form }: FieldProps) {
  const t = useMessages();
  const mode = useWatch({ control: form.control, name: 'mode' });
  return (
    <OptionRow form={form} name="mode" {...(mode === 'sync' ? { help: t('options.mode.sync.help') } : {})}>
      {(attributes) => (
        <select {...attributes} {...registerOption(form, 'mode')} className={COMPACT_CONTROL}>
          <option value="async">{t('options.mode.async')}</option>
          <option value="sync">{t('options.mode.sync')}</option>
        </select>
      )}
    </OptionRow>
  );
}

export function CallbackField({ form }: FieldProps) {
  const t = useMessages();
  return (
    <OptionRow form={form} name="callbackUrl" width="full">
      {(attributes) => (
        <input
          {...attributes}
          {...registerOption(form, 'callbackUrl')}
          type="text"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder={t('options.callback.placeholder')}
          className={LOW_CONTROL}
        />
      )}
    </OptionRow>
  );
}
